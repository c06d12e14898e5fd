import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, specifiedRules, validate, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { typesOf } from './typesOf';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The public contract: the same files that the API reads when it starts. */
function contract(): GraphQLSchema {
  const folder = here('../../../../schema/');
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql')).sort();
  return buildSchema(files.map((name) => readFileSync(folder + name, 'utf8')).join('\n'));
}

const read = (name: string) => readFileSync(here(`../../../../schema/operations/${name}`), 'utf8');

describe('The questions that the pages ask', () => {
  const schema = contract();

  it.each(['overview.graphql', 'first.graphql'])('%s fits the contract', (name) => {
    expect(validate(schema, parse(read(name)), specifiedRules).map(String)).toEqual([]);
  });

  it('are refused as soon as the contract lacks what they ask for', () => {
    const drifted = read('overview.graphql').replace('tieCount', 'tiesCount');
    expect(validate(schema, parse(drifted)).map((error) => error.message)).toEqual([
      'Cannot query field "tiesCount" on type "Network". Did you mean "tieCount"?',
    ]);
  });

  it('have the TypeScript types that the contract gives them', async () => {
    await expect(typesOf(schema, parse(read('overview.graphql')))).toMatchFileSnapshot('./overview.types.ts');
  });
});

describe('typesOf', () => {
  const schema = buildSchema(`
    enum Colour { RED GREEN }
    type Query { thing: Thing! things: [Thing!] maybes: [Thing]! }
    type Thing { colour: Colour! size: Int inner: Thing }
  `);
  const written = (text: string) => typesOf(schema, parse(text)).split('\n\n').slice(1).join('\n\n');

  it('keeps null apart from absence, and lists of null from null lists', () => {
    expect(written('query Q { thing { size } things { ...T } maybes { ...T } } fragment T on Thing { colour }')).toBe(
      [
        'export interface Q {',
        '  readonly thing: {',
        '    readonly size: number | null;',
        '  };',
        '  readonly things: readonly T[] | null;',
        '  readonly maybes: readonly (T | null)[];',
        '}',
        '',
        'export interface T {',
        '  readonly colour: Colour;',
        '}',
        '',
        'export type Colour =',
        "  | 'RED'",
        "  | 'GREEN';",
        '',
      ].join('\n'),
    );
  });

  it('refuses a fragment mixed with fields rather than write a wrong type', () => {
    expect(() => written('query Q { thing { size ...T } } fragment T on Thing { colour }')).toThrow('must stand alone');
  });
});
