import type { DimensionParts } from '../operations/overview.types';
import { Figure } from '../parts/Figure';
import { redundancyFigure, redundancySentence } from './words';

/** On how few people the dimension hangs, and on whom. */
export function RedundancyPart({ parts, sides }: { readonly parts: DimensionParts; readonly sides: string }) {
  const { redundancy } = parts;
  return (
    <div className="part">
      <dt>Hangs on</dt>
      <dd>
        <Figure value={redundancy.value} name="value" owners={[redundancy, parts]}>
          {(value) => (
            <>
              <span className="figure words" data-figure="redundancy">
                {redundancyFigure(value)}
              </span>
              <p className="quiet">{redundancySentence(value, redundancy.cutSet, sides)}</p>
            </>
          )}
        </Figure>
      </dd>
    </div>
  );
}
