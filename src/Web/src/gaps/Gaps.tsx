import type { Overview } from '../operations/overview.types';
import { GapItem } from './GapItem';
import { shownOf } from './words';

/** The worst gaps, in words. */
export function Gaps({ gaps }: { readonly gaps: Overview['network']['gaps'] }) {
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">Worst gaps</h2>
      {gaps.nodes.length === 0 ? (
        <p className="lead">No gap was found: every link that was looked for is there.</p>
      ) : (
        <>
          <p className="lead">
            {shownOf(gaps.nodes.length, gaps.totalCount)}, ordered by how much is missing times how many people it keeps apart. Sparse
            ones have fewer ties than comparable groups by a test against chance; the others state what is there.
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
