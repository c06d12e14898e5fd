// node graphql-js.js PORT: the reference engine on a plain server, each document parsed and validated once.
import { createServer } from 'node:http';
import { buildSchema, execute, parse, validate } from 'graphql';
import { port, resolvers, sdl } from './yardstick.js';

const schema = buildSchema(sdl);
for (const [type, fields] of Object.entries(resolvers)) {
  for (const [field, resolve] of Object.entries(fields)) {
    schema.getType(type).getFields()[field].resolve = resolve;
  }
}

const documents = new Map();
function prepared(text) {
  let document = documents.get(text);
  if (!document) {
    document = parse(text);
    const errors = validate(schema, document);
    if (errors.length > 0) {
      throw errors[0];
    }
    documents.set(text, document);
  }
  return document;
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const result = await execute({ schema, document: prepared(query), variableValues: variables });
    const body = Buffer.from(JSON.stringify(result));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
}).listen(port, '127.0.0.1');
