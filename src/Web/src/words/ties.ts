import type { TieDirection, TieKind } from '../operations/overview.types';
import { list } from './lists';

const lines: readonly TieKind[] = ['OPERATIONAL_LINE', 'PROFESSIONAL_LINE'];
const interactions: readonly TieKind[] = [
  'ADVICE',
  'INFORMATION',
  'COLLABORATION',
  'TRUST',
  'FRIENDSHIP',
  'EXPERTISE',
  'MENTORING',
  'SHADOWING',
  'ESCALATION',
  'MEETING',
  'MESSAGE',
  'CONTACT',
];
const directions: Readonly<Record<TieDirection, string>> = {
  EITHER: 'whoever began it',
  BOTH: 'if it went both ways',
  DIRECTED: 'each direction counted apart',
};

/** What counts as a tie, in a sentence. */
export function whatATieIs(kinds: readonly TieKind[], direction: TieDirection): string {
  const whole = interactions.every((kind) => kinds.includes(kind));
  const formal = lines.filter((kind) => kinds.includes(kind));
  const named = [
    ...(whole ? ['interaction of any kind'] : kinds.filter((kind) => !lines.includes(kind)).map(word)),
    ...formal.map(word),
  ];
  return named.length === 0 ? 'Nothing counts as a tie.' : `Two people are tied by ${list(named)}, ${directions[direction]}.`;
}

const word = (kind: TieKind) => kind.toLowerCase().replace('_line', ' reporting line');
