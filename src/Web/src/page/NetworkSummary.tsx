import type { Overview } from '../operations/overview.types';
import { Figure } from '../parts/Figure';
import { window } from '../words/dates';
import { list } from '../words/lists';
import { whyMissing } from '../words/missing';
import { count, counted, percent } from '../words/numbers';
import { whatATieIs } from '../words/ties';

type Network = Overview['network'];

/** Which network the figures are of: its people and ties, its window, and how much of the staff the data saw. */
export function NetworkSummary({ network }: { readonly network: Network }) {
  const { lens } = network;
  return (
    <section className="network" aria-labelledby="network">
      <h2 id="network" className="visually-hidden">
        The network
      </h2>
      <p className="opening">
        <Figure value={network.peopleCount} name="peopleCount" owners={[network]}>
          {(people) => <b>{counted(people, 'person', 'people')}</b>}
        </Figure>{' '}
        and{' '}
        <Figure value={network.tieCount} name="tieCount" owners={[network]}>
          {(ties) => <b>{counted(ties, 'tie', 'ties')}</b>}
        </Figure>{' '}
        between them, {window(lens.from, lens.to)}.
      </p>
      <p>
        {whatATieIs(lens.kinds, lens.direction)} {coverageWords(network.coverage)} {unknownWords(network.coverage)}
      </p>
    </section>
  );
}

/** How much of the staff the data saw. */
export function coverageWords(coverage: Network['coverage']): string {
  const { peopleKnown, peopleObserved, share } = coverage;
  if (peopleKnown === null || peopleObserved === null) {
    return `Coverage: ${whyMissing('peopleKnown', [coverage])}`;
  }
  const of = share === null ? '' : ` (${percent(share)})`;
  return `Of ${counted(peopleKnown, 'person', 'people')} known, ${count(peopleObserved)}${of} had at least one tie.`;
}

/** Whom the dimensions had to leave out, because the data do not say where they belong. */
export function unknownWords(coverage: Network['coverage']): string {
  const unknown: readonly (readonly [number | null, string])[] = [
    [coverage.unknownOrganisation, 'organisation'],
    [coverage.unknownUnit, 'unit'],
    [coverage.unknownLevel, 'level'],
    [coverage.unknownDiscipline, 'discipline'],
  ];
  const said = unknown.filter(([people]) => people !== null && people > 0).map(([people, what]) => `${count(people ?? 0)} without ${what}`);
  return said.length === 0 ? '' : `Left out where it matters: ${list(said)}.`;
}
