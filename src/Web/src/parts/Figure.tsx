import type { ReactNode } from 'react';
import { whyMissing, type Disclosed } from '../words/missing';

interface FigureProps {
  readonly value: number | null;
  /** The figure's field, by which its reason is found when it is null. */
  readonly name: string;
  /** What carries the figure, nearest first. */
  readonly owners: readonly Disclosed[];
  readonly children: (value: number) => ReactNode;
}

/** A figure, or in its place the reason why there is none. */
export function Figure({ value, name, owners, children }: FigureProps) {
  return value === null ? <span className="missing">{whyMissing(name, owners)}</span> : children(value);
}
