// Reads [{ sdl, printed }] and tells for each what graphql-js finds wrong with the SDL, and whether the schema of `printed`, which is SDL
// too or null, is the same. Texts travel as UTF-16 in base64.
import { buildASTSchema, parse, printSchema, validateSchema } from "graphql";
import { validateSDL } from "graphql/validation/validate.js";

const decode = (text) => Buffer.from(text, "base64").toString("utf16le");
const encode = (text) => Buffer.from(text, "utf16le").toString("base64");

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}

process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(chunks).toString("utf8")).map(answer)));

function answer({ sdl, printed }) {
  const { schema, errors, isSyntax } = build(decode(sdl));
  if (!schema || printed === null) {
    return { isSyntax, errors, isSame: true };
  }
  const again = build(decode(printed));
  return { isSyntax, errors, isSame: again.schema !== undefined && printSchema(again.schema) === printSchema(schema) };
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
