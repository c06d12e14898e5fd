import type { Overview } from '../operations/overview.types';
import { whyMissing } from '../words/missing';
import { GapItem } from './GapItem';
import { shownOf } from './words';

/** The worst gaps, in words. */
export function Gaps({ network }: { readonly network: Overview['network'] }) {
  const { gaps, verdicts } = network;
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">Worst gaps</h2>
      <p className="lead" data-verdicts>
        {verdicts.summary ?? whyMissing('summary', [verdicts])}
      </p>
      {gaps.nodes.length === 0 ? (
        <p>No gap is listed.</p>
      ) : (
        <>
          <p>
            {shownOf(gaps.nodes.length, gaps.totalCount)}: first those that a test tells from chance, then others, which state what is
            there; in each, first those where most is missing times how many people it keeps apart.
          </p>
          <ol className="gaps">
            {gaps.nodes.map((gap) => (
              <GapItem key={gap.id} gap={gap} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
