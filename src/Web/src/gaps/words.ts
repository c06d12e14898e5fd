import type { GapKind, GapLine, Group } from '../operations/overview.types';
import { capitalised } from '../words/lists';
import { count, counted, percent } from '../words/numbers';

/** Each kind of gap: its name, and what it means. */
export const gapKinds: Readonly<Record<GapKind, { readonly name: string; readonly meaning: string }>> = {
  SPARSE: { name: 'Sparse', meaning: 'fewer ties than comparable groups have' },
  UNREACHED: { name: 'Hardly reached', meaning: 'one group hardly reaches the other' },
  FRAGILE: { name: 'Fragile', meaning: 'everything between the two hangs on one person, or on nobody' },
  SILENT_LINE: { name: 'Silent reporting line', meaning: 'its two ends had no interaction in this window' },
};

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
