import type { Dimension, Named } from '../operations/overview.types';
import { list, spaced } from '../words/lists';

interface DimensionWords {
  readonly title: string;
  /** The dimension as leadership programmes speak of it. */
  readonly image: string;
  /** Between whom its ties are. */
  readonly between: string;
  /** What redundancy cuts apart, after "keep" or "cut". */
  readonly sides: string;
}

export const dimensionWords: Readonly<Record<Dimension, DimensionWords>> = {
  VERTICAL: {
    title: 'Vertical',
    image: 'Dance floor to balcony',
    between: 'Between levels of one organisation, from the front line to the executives.',
    sides: 'front line and executives',
  },
  HORIZONTAL: {
    title: 'Horizontal',
    image: 'Unit to unit',
    between: 'Between units of one organisation, at the same level.',
    sides: 'the units',
  },
  CROSS_ORGANISATION: {
    title: 'Cross-organisation',
    image: 'Across the system',
    between: 'Between people of different organisations.',
    sides: 'the organisations',
  },
  CLINICAL_MANAGERIAL: {
    title: 'Clinical and managerial',
    image: 'Ward to boardroom',
    between: 'Between clinicians and managers; people who are both are the bridges.',
    sides: 'clinicians and managers',
  },
};

/** The short answer to "how many people does it hang on?". */
export function redundancyFigure(value: number): string {
  return ['Nobody: already apart', '1 person', '2 people'][value] ?? '3 or more people';
}

/** The same as a sentence, with who they are where the server names them. */
export function redundancySentence(value: number, cutSet: readonly Named[] | null, sides: string): string {
  if (value === 0) {
    return `There is no chain of ties between ${sides}.`;
  }
  if (value > 2) {
    return `Any two people could leave, and chains of ties would still join ${sides}.`;
  }
  const who = cutSet && cutSet.length > 0 ? list(cutSet.map(withProfession)) : value === 1 ? 'one person' : 'two people';
  return `If ${who} left, no chain of ties would join ${sides}.`;
}

/** A person's name, with the profession that tells two of one name apart. */
export function withProfession(person: Named): string {
  return person.profession ? `${person.name} (${person.profession})` : person.name;
}

/** The name of a part of reach in words: `danceFloor` is `Dance floor`. */
export const partName = spaced;
