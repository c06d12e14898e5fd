import type { DimensionParts } from '../operations/overview.types';
import { Bar } from '../parts/Bar';
import { Figure } from '../parts/Figure';
import { percent } from '../words/numbers';
import { partName, partSentence } from './words';

/** Who reaches whom within so many ties, with each share that the figure is the mean of. */
export function ReachPart({ parts }: { readonly parts: DimensionParts }) {
  const { reach } = parts;
  const several = reach.parts.length > 1;
  return (
    <div className="part">
      <dt>Reach within {reach.within} steps</dt>
      <dd>
        <Figure value={reach.value} name="value" owners={[reach, parts]}>
          {(value) => (
            <span className="figure" data-figure="reach">
              {percent(value)}
            </span>
          )}
        </Figure>
        {several && reach.value !== null && <p className="quiet">The mean of:</p>}
        <ul className="shares">
          {reach.parts.map((part) => (
            <li key={part.name}>
              {several && (reach.value !== null || part.value !== null) && (
                <p>
                  <b>{partName(part.name)}</b>:{' '}
                  <Figure value={part.value} name={part.name} owners={[reach, parts]}>
                    {percent}
                  </Figure>
                </p>
              )}
              {part.value !== null && <Bar share={part.value} />}
              <p className="quiet">{partSentence(part)}</p>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
