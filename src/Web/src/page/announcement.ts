import type { View } from '../client/useOverview';
import { counted, percent } from '../words/numbers';

/** What a screen reader is told when the page changes by itself. */
export function announcement(view: View): string {
  switch (view.state) {
    case 'asking':
      return 'The figures are being read.';
    case 'computing':
      return waiting(view.progress);
    case 'failed':
      return 'The figures could not be read.';
    case 'ready':
      return view.overview.network.peopleCount === 0
        ? 'There is no network to show yet.'
        : `The figures are here, with ${counted(view.overview.network.gaps.nodes.length, 'gap', 'gaps')}.`;
  }
}

/** That the server works on it, and how far it is where it says so. */
export function waiting(progress: number | null): string {
  const far = progress === null ? '' : ` ${percent(progress)} done.`;
  return `The network is being measured.${far} The page asks again by itself.`;
}
