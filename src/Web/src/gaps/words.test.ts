import { describe, expect, it } from 'vitest';
import type { GapLine } from '../operations/overview.types';
import { groupWords, shownOf, todayWords, verdictWords } from './words';

const gap: GapLine = {
  id: 'g1',
  kind: 'UNREACHED',
  dimension: 'VERTICAL',
  summary: 'Ward 3 hardly reaches the executives.',
  from: { label: 'front line of Ward 3', size: 24 },
  to: { label: 'Executives', size: 1 },
  observed: 0,
  reach: 0.04,
  reachTarget: 0.5,
  redundancy: null,
  verdict: 'CANNOT_TELL',
  pair: { comparable: { confidence: null } },
  bridgedBy: [],
  namesWithheld: null,
  withheld: null,
  undefined: [],
};

describe('groupWords', () => {
  it('says how large a group is', () => {
    expect([groupWords(gap.from), groupWords(gap.to)]).toEqual(['Front line of Ward 3 (24 people)', 'Executives (1 person)']);
  });
});

describe('groupWords of a group whose size is withheld', () => {
  it('says no number', () => {
    expect(groupWords({ label: 'Ward 3', size: null })).toBe('Ward 3');
  });
});

describe('verdictWords', () => {
  it('says how far a verdict is to be relied upon, where that is said', () => {
    expect(verdictWords(gap)).toBe('The data do not say whether ties are missing');
    expect(verdictWords({ ...gap, verdict: 'GAP', pair: { comparable: { confidence: 'HIGH' } } })).toBe(
      'Fewer ties than comparable groups have, by a test against chance (high confidence)',
    );
  });

  it('has words for a line, which is no pair', () => {
    expect(verdictWords({ ...gap, verdict: 'NOT_TESTED', pair: null })).toBe('Not tested against chance');
  });
});

describe('todayWords', () => {
  it('sets reach against its target', () => {
    expect(todayWords(gap)).toBe('not one tie; 4% reach the other group, against a target of 50%');
  });

  it('leaves out what the gap is not about', () => {
    expect(todayWords({ ...gap, observed: 3, reach: null })).toBe('3 ties');
  });

  it('knows when there is nothing to say', () => {
    expect(todayWords({ ...gap, observed: null, reach: null })).toBeNull();
  });
});

describe('shownOf', () => {
  it.each([[10, 143, 'The 10 worst of 143'], [3, 3, 'All 3']])('%d of %d', (shown, total, words) => {
    expect(shownOf(shown, total)).toBe(words);
  });
});
