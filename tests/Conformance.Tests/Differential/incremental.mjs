// Reads { sdl, documents: [{ document, variables }], rulesOnly } and tells what graphql-js 17 says of each, in order: { errors } by its
// rules, or { payloads } of incremental delivery as it is proposed. Every resolver answers at once, as IncrementalWorld.cs has it.
import { readFileSync } from "node:fs";
import { buildSchema, experimentalExecuteIncrementally, isObjectType, parse, specifiedRules, validate } from "graphql17";

const { sdl, documents, rulesOnly } = JSON.parse(readFileSync(0, "utf8"));
const schema = buildSchema(sdl);
const rules = specifiedRules.map((rule) => (context) => {
  const named = Object.create(context);
  named.reportError = (error) => {
    error.rule = rule.name.replace(/Rule$/, "");
    context.reportError(error);
  };
  return rule(named);
});

const hero = (id) => ({ id });
const resolvers = {
  Query: {
    hero: () => hero(1), even: () => hero(2), nothing: () => null, heroes: () => [hero(1), hero(2)], none: () => [],
    nullable: () => [hero(1), null, hero(2)], many: (_, { count }) => Array.from({ length: count }, (_, i) => hero(i + 1)),
    numbers: () => [1, 2, 3], table: () => [[1, 2], [3]], strict: () => [0, 1, null, 3], loose: () => [0, null, 2],
    fails: () => { throw new Error("fails"); },
  },
  Hero: {
    id: ({ id }) => `${id}`, name: ({ id }) => `hero ${id}`, other: ({ id }) => `other ${id}`,
    odd: ({ id }) => { if (id % 2 === 1) { throw new Error(`odd fails for ${id}`); } return `odd ${id}`; },
    fails: () => { throw new Error("fails"); },
    best: ({ id }) => hero(id + 1), friend: ({ id }) => hero(id + 2), nobody: () => null,
    friends: ({ id }) => [hero(id + 10), hero(id + 11)], numbers: ({ id }) => [id, id + 1, id + 2],
  },
};
for (const type of Object.values(schema.getTypeMap())) {
  if (isObjectType(type) && type.name in resolvers) {
    for (const field of Object.values(type.getFields())) {
      field.resolve = resolvers[type.name][field.name];
    }
  }
}

const answers = [];
for (const each of documents) {
  answers.push(await answer(each));
}
process.stdout.write(JSON.stringify(answers));

async function answer({ document: text, variables }) {
  const document = parse(text);
  const errors = validate(schema, document, rules);
  if (errors.length > 0 || rulesOnly) {
    return {
      errors: errors.map(({ rule, locations, message }) =>
        `${rule} ${locations.map(({ line, column }) => `${line}:${column}`).join(", ")} ${message}`),
    };
  }
  const result = await experimentalExecuteIncrementally({ schema, document, variableValues: variables ?? undefined });
  if (!("initialResult" in result)) {
    return { payloads: [result] };
  }
  const payloads = [result.initialResult];
  for await (const payload of result.subsequentResults) {
    payloads.push(payload);
  }
  return { payloads };
}
