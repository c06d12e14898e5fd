// Reads [{ before, after }] from standard input, pairs of schemas as SDL, and writes for each the changes that graphql-js finds:
// [[{ kind, type, description }]].
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

const pairs = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(pairs.map(({ before, after }) => {
  const was = buildSchema(before);
  const now = buildSchema(after);
  return [
    ...findBreakingChanges(was, now).map((change) => ({ kind: 'BREAKING', ...change })),
    ...findDangerousChanges(was, now).map((change) => ({ kind: 'DANGEROUS', ...change })),
  ];
})));
