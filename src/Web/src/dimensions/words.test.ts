import { describe, expect, it } from 'vitest';
import { redundancyFigure, redundancySentence } from './words';

const ann = { id: '1', name: 'Ann Reed', profession: 'Nursing' };
const ben = { id: '2', name: 'Ben Hale', profession: null };

describe('redundancy in words', () => {
  it.each([
    [0, [], 'Nobody: already apart', 'There is no chain of ties between the units.'],
    [1, [ann], '1 person', 'If Ann Reed (Nursing) left, no chain of ties would join the units.'],
    [2, [ann, ben], '2 people', 'If Ann Reed (Nursing) and Ben Hale left, no chain of ties would join the units.'],
    [3, [], '3 or more people', 'Any two people could leave, and chains of ties would still join the units.'],
  ])('%d with %j', (value, cutSet, figure, sentence) => {
    expect([redundancyFigure(value), redundancySentence(value, cutSet, 'the units')]).toEqual([figure, sentence]);
  });

  it('does without names that it was not given', () => {
    expect(redundancySentence(2, null, 'the units')).toBe('If two people left, no chain of ties would join the units.');
  });
});
