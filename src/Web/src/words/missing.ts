import type { NoValue, Why } from '../operations/overview.types';

/** Whatever carries figures: as in the contract, a null figure has its reason in `withheld` or in `undefined`. */
export interface Disclosed {
  readonly withheld: Why | null;
  readonly undefined?: readonly NoValue[];
}

/**
 * Why a figure is null. `owners` are the objects around it, nearest first: whatever withholds an outer one withholds the inner one too.
 */
export function whyMissing(figure: string, owners: readonly Disclosed[]): string {
  for (const owner of owners) {
    if (owner.withheld) {
      return `Withheld. ${owner.withheld.explanation}`;
    }
  }
  const reasons = owners.flatMap((owner) => owner.undefined ?? []);
  const reason = reasons.find((candidate) => candidate.figure === figure) ?? reasons[0];
  return reason ? `No figure. ${reason.explanation}` : 'No figure, and the server gives no reason.';
}
