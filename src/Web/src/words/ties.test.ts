import { describe, expect, it } from 'vitest';
import type { TieKind } from '../operations/overview.types';
import { whatATieIs } from './ties';

const every = 'ADVICE INFORMATION COLLABORATION TRUST FRIENDSHIP EXPERTISE MENTORING SHADOWING ESCALATION MEETING MESSAGE CONTACT';

describe('whatATieIs', () => {
  it('does not list what is simply everything', () => {
    expect(whatATieIs(every.split(' ') as TieKind[], 'EITHER')).toBe('Two people are tied by interaction of any kind, whoever began it.');
  });

  it('lists kinds that were chosen', () => {
    expect(whatATieIs(['ADVICE', 'TRUST'], 'BOTH')).toBe('Two people are tied by advice and trust, if it went both ways.');
  });

  it('names formal lines, which are off unless chosen', () => {
    const words = whatATieIs([...(every.split(' ') as TieKind[]), 'OPERATIONAL_LINE'], 'DIRECTED');
    expect(words).toBe('Two people are tied by interaction of any kind and operational reporting line, each direction counted apart.');
  });

  it('says so when nothing counts', () => {
    expect(whatATieIs([], 'EITHER')).toBe('Nothing counts as a tie.');
  });
});
