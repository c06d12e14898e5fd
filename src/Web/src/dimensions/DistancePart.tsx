import type { DimensionParts } from '../operations/overview.types';
import { Figure } from '../parts/Figure';
import { amount, percent } from '../words/numbers';

/** How far apart the sides are, and beside it the share of pairs that the mean knows nothing of. */
export function DistancePart({ parts }: { readonly parts: DimensionParts }) {
  const { distance } = parts;
  return (
    <div className="part">
      <dt>Mean distance</dt>
      <dd>
        <Figure value={distance.mean} name="mean" owners={[distance, parts]}>
          {(mean) => (
            <span>
              <span className="figure" data-figure="distance">
                {amount(mean)}
              </span>{' '}
              steps
            </span>
          )}
        </Figure>
        <p className="quiet">
          A step is a tie: the shortest chain of them, over pairs of people that are joined at all
          {distance.standardError !== null && <> (from a sample; standard error {amount(distance.standardError)})</>}.
        </p>
        {distance.mean === null && distance.unreachableShare === null ? null : (
          <p>
            <Figure value={distance.unreachableShare} name="unreachableShare" owners={[distance, parts]}>
              {(share) => (
                <>
                  <b data-figure="unreachable">{percent(share)}</b> of pairs are not joined at all.
                </>
              )}
            </Figure>
          </p>
        )}
      </dd>
    </div>
  );
}
