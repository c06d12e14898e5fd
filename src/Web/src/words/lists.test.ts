import { describe, expect, it } from 'vitest';
import { list, spaced } from './lists';

describe('list', () => {
  it.each([
    [['Ann'], 'Ann'],
    [['Ann', 'Ben'], 'Ann and Ben'],
    [['Ann', 'Ben', 'Cat'], 'Ann, Ben and Cat'],
  ])('says %j as %s', (names, words) => {
    expect(list(names)).toBe(words);
  });
});

describe('spaced', () => {
  it.each([
    ['balcony', 'Balcony'],
    ['danceFloor', 'Dance floor'],
    ['SILENT_LINE', 'Silent line'],
    ['MIN_GROUP_5', 'Min group 5'],
  ])('says %s as %s', (name, words) => {
    expect(spaced(name)).toBe(words);
  });
});
