import { describe, expect, it } from 'vitest';
import { whyMissing, type Disclosed } from './missing';

const withheld: Disclosed = { withheld: { explanation: 'Fewer than five people.' } };
const undefinedFigures: Disclosed = {
  withheld: null,
  undefined: [
    { figure: 'mean', explanation: 'Nobody can be reached.' },
    { figure: 'value', explanation: 'There is no executive.' },
  ],
};

describe('whyMissing', () => {
  it('gives the reason of that very figure', () => {
    expect(whyMissing('value', [undefinedFigures])).toBe('No figure. There is no executive.');
  });

  it('puts withheld first, be it from further out', () => {
    expect(whyMissing('value', [undefinedFigures, withheld])).toBe('Withheld. Fewer than five people.');
  });

  it('falls back on a reason of its owner', () => {
    expect(whyMissing('score', [undefinedFigures])).toBe('No figure. Nobody can be reached.');
  });

  it('does not hide that there is no reason', () => {
    expect(whyMissing('score', [{ withheld: null }])).toBe('No figure, and the server gives no reason.');
  });
});
