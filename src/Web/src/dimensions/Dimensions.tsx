import type { Overview } from '../operations/overview.types';
import { DimensionCard } from './DimensionCard';

/** Three dimensions side by side, and the clinical-managerial one, smaller, below them. */
export function Dimensions({ connectivity }: { readonly connectivity: Overview['network']['connectivity'] }) {
  return (
    <section aria-labelledby="dimensions">
      <h2 id="dimensions">Dimensions of connection</h2>
      <p className="lead">
        A score sums up two of its parts, reach and how many people its groups hang on:{' '}
        <span className="formula">100 × √(reach × people ÷ 3)</span>. It orders conversations; it is not a mark. Read it
        with its parts.
      </p>
      <div className="dimensions">
        <DimensionCard parts={connectivity.vertical} />
        <DimensionCard parts={connectivity.horizontal} />
        <DimensionCard parts={connectivity.crossOrganisation} />
      </div>
      <div className="beside">
        <DimensionCard parts={connectivity.clinicalManagerial} />
      </div>
    </section>
  );
}
