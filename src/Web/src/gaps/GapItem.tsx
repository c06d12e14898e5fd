import { dimensionWords, withProfession } from '../dimensions/words';
import type { GapLine } from '../operations/overview.types';
import { list } from '../words/lists';
import { whyMissing } from '../words/missing';
import { gapKinds, groupWords, todayWords, verdictWords } from './words';

/** One gap: what is missing, of which kind, what a test says of it, between whom, and who joins the two groups today. */
export function GapItem({ gap }: { readonly gap: GapLine }) {
  const kind = gapKinds[gap.kind];
  return (
    <li data-gap={gap.id}>
      <p className="summary">{gap.summary ?? whyMissing('summary', [gap])}</p>
      <dl className="facts">
        <div>
          <dt>Kind</dt>
          <dd>
            <b>{kind.name}</b>, {dimensionWords[gap.dimension].title.toLowerCase()}: {kind.meaning}
          </dd>
        </div>
        <div>
          <dt>Verdict</dt>
          <dd>{gap.withheld ? whyMissing('verdict', [gap]) : verdictWords(gap)}</dd>
        </div>
        <div>
          <dt>Between</dt>
          <dd>
            {groupWords(gap.from)}; {groupWords(gap.to)}
          </dd>
        </div>
        <div>
          <dt>Today</dt>
          <dd>{todayWords(gap) ?? whyMissing('observed', [gap])}</dd>
        </div>
        <div>
          <dt>Bridged by</dt>
          <dd>{bridges(gap)}</dd>
        </div>
      </dl>
    </li>
  );
}

function bridges(gap: GapLine): string {
  if (gap.bridgedBy === null) {
    return whyMissing('bridgedBy', [{ withheld: gap.namesWithheld }, gap]);
  }
  return gap.bridgedBy.length === 0 ? 'Nobody' : list(gap.bridgedBy.map(withProfession));
}
