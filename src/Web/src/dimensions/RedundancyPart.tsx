import type { DimensionParts } from '../operations/overview.types';
import { capitalised } from '../words/lists';
import { whyMissing } from '../words/missing';
import { redundancyFigure, redundancySentence, redundancySpread } from './words';

/** On how few people pairs of groups hang, and on whom the weakest pair does. */
export function RedundancyPart({ parts }: { readonly parts: DimensionParts }) {
  const { redundancy } = parts;
  const figure = redundancyFigure(redundancy);
  return (
    <div className="part">
      <dt>Hangs on</dt>
      <dd>
        {figure === null ? (
          <span className="missing">{whyMissing('mean', [redundancy, parts])}</span>
        ) : (
          <>
            <span className="figure words" data-figure="redundancy">
              {capitalised(figure)}
            </span>
            <p className="quiet">{redundancySpread(redundancy)}</p>
            <p className="quiet">{redundancySentence(redundancy)}</p>
          </>
        )}
      </dd>
    </div>
  );
}
