import { useRef } from 'react';
import { useOverview, type View } from '../client/useOverview';
import { announcement } from './announcement';
import { Asking } from './Asking';
import { Failed } from './Failed';
import { Report } from './Report';

/** The first page: how well the system is connected, as a paper for the board would say it. */
export function Page() {
  const [view, askAgain] = useOverview();
  return <PageFor view={view} askAgain={askAgain} />;
}

/** The page for each state of the question. */
export function PageFor({ view, askAgain }: { readonly view: View; readonly askAgain: () => void }) {
  const main = useRef<HTMLElement>(null);
  // The button that was pressed goes away with what it stood in: without this, the keyboard would be nowhere.
  const fromTheTop = () => {
    main.current?.focus();
    askAgain();
  };
  return (
    <>
      <a className="skip" href="#main">
        Skip to the figures
      </a>
      <header className="masthead">
        <p className="name">NetworkLens</p>
        <nav aria-label="Tools">
          <a href="/graphql">Ask your own question</a>
        </nav>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <h1>How well is the system connected?</h1>
        {view.state === 'ready' && <Report overview={view.overview} readAt={view.readAt} askAgain={fromTheTop} />}
        {view.state === 'failed' && <Failed failure={view.failure} askAgain={fromTheTop} />}
        {(view.state === 'asking' || view.state === 'computing') && <Asking view={view} />}
      </main>
      <p className="visually-hidden" role="status">
        {announcement(view)}
      </p>
    </>
  );
}
