import type { DimensionParts } from '../operations/overview.types';
import { Bar } from '../parts/Bar';
import { Figure } from '../parts/Figure';
import { score } from '../words/numbers';
import { DistancePart } from './DistancePart';
import { ReachPart } from './ReachPart';
import { RedundancyPart } from './RedundancyPart';
import { TiesPart } from './TiesPart';
import { dimensionWords } from './words';

/** One dimension: its score, and beside it all that the score is made of. What is withheld as a whole says so once. */
export function DimensionCard({ parts }: { readonly parts: DimensionParts }) {
  const words = dimensionWords[parts.dimension];
  const id = `dimension-${parts.dimension.toLowerCase()}`;
  return (
    <article className="dimension" aria-labelledby={id} data-dimension={parts.dimension}>
      <header>
        <h3 id={id}>{words.title}</h3>
        <p className="image">{words.image}</p>
        <p className="quiet">{words.between}</p>
      </header>
      <div className="score">
        <Figure value={parts.score} name="score" owners={[parts]}>
          {(value) => (
            <>
              <p>
                <span className="visually-hidden">Score: </span>
                <strong data-figure="score">{score(value)}</strong> <span className="quiet">out of 100</span>
              </p>
              <Bar share={value / 100} />
            </>
          )}
        </Figure>
      </div>
      {parts.withheld === null && (
        <dl>
          <ReachPart parts={parts} />
          <DistancePart parts={parts} />
          <RedundancyPart parts={parts} />
          <TiesPart parts={parts} />
        </dl>
      )}
    </article>
  );
}
