// Reads one JSON object from standard input, { introspection, sdl }, and writes one, { errors, served, written }: what graphql-js,
// which is resolved from the folder given as argument, makes of a schema that was asked of a server and of the same as text.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(process.argv[2], 'package.json'));
const graphql = require('graphql');
const { introspection, sdl } = JSON.parse(readFileSync(0, 'utf8'));

if (introspection === undefined) {
  const options = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
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
