// Reads one JSON object from standard input, { introspection, sdl }, and writes one, { errors, served, written, changes }: what
// graphql-js makes of a schema that was asked of a server and of the same as text. Without introspection: the query to ask it with.
import { readFileSync } from 'node:fs';
import * as graphql from 'graphql';

const { introspection, sdl } = JSON.parse(readFileSync(0, 'utf8'));

if (introspection === undefined) {
  const options = {
    descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
  };
  process.stdout.write(JSON.stringify({ query: graphql.getIntrospectionQuery(options) }));
} else {
  const served = graphql.buildClientSchema(introspection);
  const written = graphql.buildSchema(sdl);
  const print = (schema) => graphql.printSchema(graphql.lexicographicSortSchema(schema));
  process.stdout.write(JSON.stringify({
    errors: graphql.validateSchema(served).map(String),
    served: print(served),
    written: print(written),
    changes: graphql.findBreakingChanges(written, served).concat(graphql.findBreakingChanges(served, written)),
  }));
}
