import { Dimensions } from '../dimensions/Dimensions';
import { FewestTies } from '../gaps/FewestTies';
import { Gaps } from '../gaps/Gaps';
import type { Overview } from '../operations/overview.types';
import { moment } from '../words/dates';
import { spaced } from '../words/lists';
import { Empty } from './Empty';
import { NetworkSummary } from './NetworkSummary';

interface ReportProps {
  readonly overview: Overview;
  readonly readAt: Date;
  readonly askAgain: () => void;
}

/** The figures, once they are here. */
export function Report({ overview, readAt, askAgain }: ReportProps) {
  const { network, viewer } = overview;
  if (network.peopleCount === 0) {
    return <Empty askAgain={askAgain} />;
  }
  return (
    <>
      <NetworkSummary network={network} />
      <Dimensions connectivity={network.connectivity} />
      <Gaps network={network} />
      <FewestTies pairs={network.fewestTies} />
      <footer className="quiet">
        <p>
          Version <code>{network.version}</code>, read on <time dateTime={readAt.toISOString()}>{moment(readAt)}</time>. The same
          version always gives the same figures.
        </p>
        <p>
          Disclosure rule: {spaced(viewer.disclosureProfile).toLowerCase()}
          {viewer.seesIndividuals ? '; this viewer may see single people. Mind where you print it.' : '; single people are not shown.'}
        </p>
        <button type="button" onClick={askAgain}>
          Read again
        </button>
      </footer>
    </>
  );
}
