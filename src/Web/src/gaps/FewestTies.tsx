import { dimensionWords } from '../dimensions/words';
import type { FewestTiesLine } from '../operations/overview.types';
import { Figure } from '../parts/Figure';
import { amount, count, percent } from '../words/numbers';
import { groupWords } from './words';

/** The pairs of groups with the fewest ties for their size: a short list of places to look. */
export function FewestTies({ pairs }: { readonly pairs: readonly FewestTiesLine[] }) {
  return (
    <section aria-labelledby="fewest">
      <h2 id="fewest">Fewest ties for their size</h2>
      <p className="lead">A place to look: the order is no test against chance. Groups with other work to do may well have few ties.</p>
      {pairs.length === 0 ? (
        <p>There are no two groups to compare.</p>
      ) : (
        <div className="scrolls" role="region" aria-label="Table of pairs" tabIndex={0}>
          <table>
            <caption className="visually-hidden">Pairs of groups with the fewest ties for their size</caption>
            <thead>
              <tr>
                <th scope="col">Groups</th>
                <th scope="col">Dimension</th>
                <th scope="col" className="number">
                  Ties
                </th>
                <th scope="col" className="number">
                  Expected at random
                </th>
                <th scope="col" className="number">
                  Of possible pairs
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <FewestTiesRow key={`${pair.dimension} ${pair.from.label} ${pair.to.label}`} pair={pair} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function FewestTiesRow({ pair }: { readonly pair: FewestTiesLine }) {
  return (
    <tr>
      <th scope="row">
        {groupWords(pair.from)}; {groupWords(pair.to)}
      </th>
      <td>{dimensionWords[pair.dimension].title}</td>
      <td className="number">
        <Figure value={pair.observed} name="observed" owners={[pair]}>
          {count}
        </Figure>
      </td>
      <td className="number">
        <Figure value={pair.expected} name="expected" owners={[pair]}>
          {amount}
        </Figure>
      </td>
      <td className="number">
        <Figure value={pair.density} name="density" owners={[pair]}>
          {percent}
        </Figure>
      </td>
    </tr>
  );
}
