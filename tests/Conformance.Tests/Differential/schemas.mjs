// Reads [{ sdl, printed, told }] and tells for each what graphql-js finds wrong with the SDL, whether the schema of `printed`, which is SDL
// too or null, is the same, and whether a client reads the same from `told`, the answer to introspection. Given null, gives the question.
// Texts travel as UTF-16 in base64.
import {
  buildASTSchema, buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, parse, printSchema, validateSchema,
} from "graphql";
import { validateSDL } from "graphql/validation/validate.js";

const decode = (text) => Buffer.from(text, "base64").toString("utf16le");
const encode = (text) => Buffer.from(text, "utf16le").toString("base64");

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}

const everything = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
};
const asked = JSON.parse(Buffer.concat(chunks).toString("utf8"));
process.stdout.write(JSON.stringify(asked === null ? getIntrospectionQuery(everything) : asked.map(answer)));

function answer({ sdl, printed, told }) {
  const { schema, errors, isSyntax } = build(decode(sdl));
  if (!schema || printed === null) {
    return { isSyntax, errors, isSame: true, isTold: true };
  }
  const again = build(decode(printed));
  const isSame = again.schema !== undefined && printSchema(again.schema) === printSchema(schema);
  return { isSyntax, errors, isSame, isTold: inOrder(buildClientSchema(JSON.parse(decode(told)).data)) === inOrder(schema) };
}

function build(sdl) {
  let document;
  try {
    document = parse(sdl);
  } catch (error) {
    const places = error.locations.map(({ line, column }) => `${line}:${column}`);
    return { isSyntax: true, errors: [encode(`${places.join(" ")} ${error.message}`)] };
  }

  let errors = validateSDL(document);
  if (errors.length === 0) {
    try {
      const schema = buildASTSchema(document, { assumeValidSDL: true });
      errors = validateSchema(schema);
      if (errors.length === 0) {
        return { schema, isSyntax: false, errors: [] };
      }
    } catch (error) {
      errors = [error];
    }
  }
  return { isSyntax: false, errors: errors.map((error) => encode(error.message)) };
}

// Introspection has its own order of types.
function inOrder(schema) {
  return printSchema(lexicographicSortSchema(schema));
}
