import type { GapConfidence, GapKind, GapLine, GapVerdict, Group } from '../operations/overview.types';
import { capitalised } from '../words/lists';
import { count, counted, percent } from '../words/numbers';

/** Each kind of gap: its name, and what it means. */
export const gapKinds: Readonly<Record<GapKind, { readonly name: string; readonly meaning: string }>> = {
  SPARSE: { name: 'Sparse', meaning: 'fewer ties than comparable groups have' },
  UNREACHED: { name: 'Hardly reached', meaning: 'one group hardly reaches the other' },
  FRAGILE: { name: 'Fragile', meaning: 'everything between the two hangs on one person, or on nobody' },
  SILENT_LINE: { name: 'Silent reporting line', meaning: 'its two ends had no interaction in this window' },
};

/** What a test against chance says of the ties, in words. */
const verdicts: Readonly<Record<GapVerdict, string>> = {
  GAP: 'Fewer ties than comparable groups have, by a test against chance',
  CONNECTED: 'More than half of the ties of comparable groups, by a test against chance',
  CANNOT_TELL: 'The data do not say whether ties are missing',
  TOO_FEW: 'Too few ties are expected for a test against chance',
  NOT_TESTED: 'Not tested against chance',
};

const confidences: Readonly<Record<GapConfidence, string>> = { LOW: 'low', MODERATE: 'moderate', HIGH: 'high' };

/** The verdict of a gap and, where it has one, how far it is to be relied upon. */
export function verdictWords(gap: GapLine): string {
  const confidence = gap.pair?.comparable.confidence;
  return verdicts[gap.verdict] + (confidence ? ` (${confidences[confidence]} confidence)` : '');
}

/** A group with its size, where that may be said, as the beginning of a line: `Ward 3 (24 people)`. */
export function groupWords(group: Group): string {
  const label = capitalised(group.label);
  return group.size === null ? label : `${label} (${counted(group.size, 'person', 'people')})`;
}

/** What is there today: ties, and reach against its target where the gap is about reach. Null where no figure was given. */
export function todayWords(gap: GapLine): string | null {
  const parts = [
    ...(gap.observed === null ? [] : [gap.observed === 0 ? 'not one tie' : counted(gap.observed, 'tie', 'ties')]),
    ...(gap.reach === null ? [] : [`${percent(gap.reach)} reach the other group${target(gap)}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

const target = (gap: GapLine) => (gap.reachTarget === null ? '' : `, against a target of ${percent(gap.reachTarget)}`);

/** How many gaps are shown of how many there are. */
export function shownOf(shown: number, total: number): string {
  return shown < total ? `The ${count(shown)} worst of ${count(total)}` : `All ${count(total)}`;
}
