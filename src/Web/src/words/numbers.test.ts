import { describe, expect, it } from 'vitest';
import { amount, count, counted, percent, score } from './numbers';

describe('count', () => {
  it.each([[0, '0'], [7, '7'], [1_944, '1,944'], [1_500_000, '1,500,000']])('says %d as %s', (value, words) => {
    expect(count(value)).toBe(words);
  });
});

describe('counted', () => {
  it.each([[0, '0 people'], [1, '1 person'], [2, '2 people'], [1_200, '1,200 people']])('says %d as %s', (value, words) => {
    expect(counted(value, 'person', 'people')).toBe(words);
  });
});

describe('amount', () => {
  it.each([
    [0, '0'],
    [0.0004, 'under 0.001'],
    [0.0421, '0.042'],
    [0.5, '0.5'],
    [2.357, '2.36'],
    [12.345, '12.3'],
    [1_234.5, '1,235'],
  ])('says %d as %s', (value, words) => {
    expect(amount(value)).toBe(words);
  });
});

describe('percent', () => {
  it.each([
    [0, '0%'],
    [0.0004, 'under 0.1%'],
    [0.004, '0.4%'],
    [0.096, '9.6%'],
    [0.544, '54%'],
    [0.996, '99.6%'],
    [0.9996, 'over 99.9%'],
    [1, '100%'],
  ])('says %d as %s', (share, words) => {
    expect(percent(share)).toBe(words);
  });

  it('says 0% and 100% of nobody and everybody only', () => {
    const others = Array.from({ length: 9_999 }, (_, step) => percent((step + 1) / 10_000));
    expect(others.filter((words) => words === '0%' || words === '100%')).toEqual([]);
  });
});

describe('score', () => {
  it.each([[0, '0'], [0.2, 'under 1'], [61.8, '62'], [99.4, '99'], [99.7, 'over 99'], [100, '100']])('says %d as %s', (value, words) => {
    expect(score(value)).toBe(words);
  });
});
