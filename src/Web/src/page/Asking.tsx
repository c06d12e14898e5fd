import type { View } from '../client/useOverview';
import { Bar } from '../parts/Bar';
import { waiting } from './announcement';

/** The page while its figures are on their way: as large as it will be, so that nothing jumps. */
export function Asking({ view }: { readonly view: Extract<View, { state: 'asking' | 'computing' }> }) {
  return (
    <div className="asking">
      <div className="lead" aria-hidden="true">
        <p>{view.state === 'computing' ? waiting(view.progress) : 'Reading the figures…'}</p>
        {view.state === 'computing' && view.progress !== null && <Bar share={view.progress} />}
      </div>
      <div className="dimensions blank" aria-hidden="true">
        <div />
        <div />
        <div />
      </div>
    </div>
  );
}
