import type { DimensionParts } from '../operations/overview.types';
import { Figure } from '../parts/Figure';
import { amount, count } from '../words/numbers';

/** Ties against what the numbers of ties alone would give: context, in no score. */
export function TiesPart({ parts }: { readonly parts: DimensionParts }) {
  return (
    <div className="part">
      <dt>Ties</dt>
      <dd>
        <Figure value={parts.observed} name="observed" owners={[parts]}>
          {(observed) => (
            <span className="figure" data-figure="observed">
              {count(observed)}
            </span>
          )}
        </Figure>
        <p hidden={parts.observed === null && parts.expected === null}>
          <Figure value={parts.expected} name="expected" owners={[parts]}>
            {(expected) => (
              <>
                against <b data-figure="expected">{amount(expected)}</b> expected
              </>
            )}
          </Figure>
          {parts.ratio !== null && (
            <>
              , <b data-figure="ratio">{amount(parts.ratio)}</b> times as many
            </>
          )}
        </p>
        <p className="quiet">
          A description, not a verdict: expected is what chance would give if everyone kept their number of ties and chose anybody.
        </p>
      </dd>
    </div>
  );
}
