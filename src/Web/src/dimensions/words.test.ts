import { describe, expect, it } from 'vitest';
import type { DimensionParts } from '../operations/overview.types';
import { partSentence, redundancyFigure, redundancySentence, redundancySpread } from './words';

type Redundancy = DimensionParts['redundancy'];

const ann = { id: '1', name: 'Ann Reed', profession: 'Nursing' };
const ben = { id: '2', name: 'Ben Hale', profession: null };
const none: Redundancy = {
  value: null,
  mean: null,
  weakestPair: null,
  pairsBySize: [0, 0, 0, 0],
  pairs: 0,
  pairsExamined: 0,
  cutSet: null,
  withheld: null,
  undefined: [{ figure: 'mean', explanation: 'There are no two groups to compare.' }],
};

describe('redundancy of one pair of groups', () => {
  const pair = { ...none, pairs: 1, pairsExamined: 1, weakestPair: ['Medicine', 'Surgery'] };

  it.each([
    [0, [], 'nobody: apart already', 'No chain of ties joins Medicine and Surgery.'],
    [1, [ann], '1 person', 'If Ann Reed (Nursing) left, no chain of ties would join Medicine and Surgery.'],
    [2, [ann, ben], '2 people', 'If Ann Reed (Nursing) and Ben Hale left, no chain of ties would join Medicine and Surgery.'],
    [3, [], '3 or more people', 'Any two people could leave, and Medicine and Surgery would still be joined.'],
  ])('held by %d', (value, cutSet, figure, sentence) => {
    const redundancy = { ...pair, value, mean: value, cutSet };
    expect([redundancyFigure(redundancy), redundancySentence(redundancy), redundancySpread(redundancy)]).toEqual([figure, sentence, '']);
  });

  it('does without names that it was not given', () => {
    const nameless = redundancySentence({ ...pair, value: 2, mean: 2, weakestPair: null });
    expect(nameless).toBe('If two people left, no chain of ties would join the two groups.');
  });
});

describe('redundancy of many pairs of groups', () => {
  const spread = { pairs: 66, pairsExamined: 66, pairsBySize: [4, 3, 0, 59] };
  const many = { ...none, ...spread, value: 1, mean: 2.357, weakestPair: ['A', 'B'], cutSet: [ann] };

  it('is their mean, with its spread', () => {
    expect(redundancyFigure(many)).toBe('2.36 people');
    expect(redundancyFigure({ ...many, value: 3, mean: 3 })).toBe('3 or more people');
    expect(redundancySpread(many)).toBe(
      'Mean over 66 pairs of groups, where 3 or more count as 3: 4 apart already, 3 on 1 person and 59 on 3 or more.',
    );
  });

  it('says it when not every pair was examined', () => {
    expect(redundancySpread({ ...many, pairs: 9_000 })).toContain('over 66 examined of 9,000 pairs');
  });

  it('speaks of the weakest pair only where there is one', () => {
    expect(redundancySentence(many)).toBe('Weakest: if Ann Reed (Nursing) left, no chain of ties would join A and B.');
    expect(redundancySentence({ ...many, value: 3 })).toBe('Any two people could leave, and every pair of groups would still be joined.');
  });

  it('has no figure where there is no pair', () => {
    expect(redundancyFigure(none)).toBeNull();
  });
});

describe('partSentence', () => {
  it('puts the counts after what is counted', () => {
    const part = { name: 'balcony', explanation: 'front-line people who reach an executive', value: 0.25, reached: 300, possible: 1_200 };
    expect(partSentence(part)).toBe('Front-line people who reach an executive: 300 of 1,200.');
    expect(partSentence({ ...part, reached: null })).toBe('Front-line people who reach an executive.');
  });
});
