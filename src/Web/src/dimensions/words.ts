import type { Dimension, DimensionParts, Named } from '../operations/overview.types';
import { capitalised, list, spaced } from '../words/lists';
import { amount, count } from '../words/numbers';

interface DimensionWords {
  readonly title: string;
  /** The dimension as leadership programmes speak of it. */
  readonly image: string;
  /** Between whom its ties are. */
  readonly between: string;
}

export const dimensionWords: Readonly<Record<Dimension, DimensionWords>> = {
  VERTICAL: {
    title: 'Vertical',
    image: 'Dance floor to balcony',
    between: 'Between levels of one organisation, from the front line to the executives.',
  },
  HORIZONTAL: {
    title: 'Horizontal',
    image: 'Unit to unit',
    between: 'Between units of one organisation, at the same level.',
  },
  CROSS_ORGANISATION: {
    title: 'Cross-organisation',
    image: 'Across the system',
    between: 'Between people of different organisations.',
  },
  CLINICAL_MANAGERIAL: {
    title: 'Clinical and managerial',
    image: 'Ward to boardroom',
    between: 'Between clinicians and managers; people who are both are the bridges.',
  },
};

type Redundancy = DimensionParts['redundancy'];

/** How many people two groups hang on: of the one pair, or the mean of all of them. Null where there is no pair. */
export function redundancyFigure({ value, mean, pairs }: Redundancy): string | null {
  if (value === null || mean === null) {
    return null;
  }
  return pairs === 1 || mean >= 3 ? (sizes[value] ?? '') : `${amount(mean)} people`;
}

const holds = ['apart already', 'on 1 person', 'on 2 people', 'on 3 or more'];
const sizes = ['nobody: apart already', '1 person', '2 people', '3 or more people'];

/** Over how many pairs of groups the figure is a mean, and how they are spread; empty for one pair. */
export function redundancySpread({ pairs, pairsExamined, pairsBySize }: Redundancy): string {
  if (pairs === null || pairs === 1 || pairsBySize === null) {
    return '';
  }
  const examined = pairsExamined === null || pairsExamined === pairs ? count(pairs) : `${count(pairsExamined)} examined of ${count(pairs)}`;
  const spread = pairsBySize.flatMap((held, size) => (held > 0 ? [`${count(held)} ${holds[size] ?? ''}`] : []));
  return `Mean over ${examined} pairs of groups, where 3 or more count as 3: ${list(spread)}.`;
}

/** What the weakest pair hangs on, as a sentence, with who they are where the server names them. */
export function redundancySentence({ value, pairs, weakestPair, cutSet }: Redundancy): string {
  const groups = weakestPair ? list(weakestPair) : 'the two groups';
  if (value === 0) {
    return `${ofMany(pairs, 'no')} chain of ties joins ${groups}.`;
  }
  if (value === 3) {
    return `Any two people could leave, and ${pairs === 1 ? groups : 'every pair of groups'} would still be joined.`;
  }
  const who = cutSet && cutSet.length > 0 ? list(cutSet.map(withProfession)) : value === 1 ? 'one person' : 'two people';
  return `${ofMany(pairs, 'if')} ${who} left, no chain of ties would join ${groups}.`;
}

const ofMany = (pairs: number | null, word: string) => (pairs === 1 ? capitalised(word) : `Weakest: ${word}`);

/** A person's name, with the profession that tells two of one name apart. */
export function withProfession(person: Named): string {
  return person.profession ? `${person.name} (${person.profession})` : person.name;
}

/** The name of a part of reach in words: `danceFloor` is `Dance floor`. */
export const partName = spaced;

/** What a part of reach counts, with its counts: `Front-line people who reach an executive: 312 of 1,206.` */
export function partSentence({ explanation, reached, possible }: DimensionParts['reach']['parts'][number]): string {
  const counts = reached === null || possible === null ? '' : `: ${count(reached)} of ${count(possible)}`;
  return `${capitalised(explanation.replace(/\.$/, ''))}${counts}.`;
}
