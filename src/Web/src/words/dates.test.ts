import { describe, expect, it } from 'vitest';
import { day, window } from './dates';

describe('day', () => {
  it('names the day that the API means, wherever the reader is', () => {
    expect(day('2025-10-01')).toBe('1 October 2025');
  });
});

describe('window', () => {
  it.each([
    ['2025-10-01', '2026-10-01', 'from 1 October 2025 to 30 September 2026'],
    ['2025-10-01', null, 'since 1 October 2025'],
    [null, '2024-03-01', 'up to 29 February 2024'],
    [null, null, 'at any time'],
  ])('from %s to %s is said as "%s"', (from, to, words) => {
    expect(window(from, to)).toBe(words);
  });
});
