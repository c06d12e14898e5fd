import type { Failure } from '../client/ask';
import { count } from '../words/numbers';

/** That there are no figures, why, and what to do about it. */
export function Failed({ failure, askAgain }: { readonly failure: Failure; readonly askAgain: () => void }) {
  return (
    <section className="notice" aria-labelledby="failed">
      <h2 id="failed">The figures could not be read</h2>
      <Reason failure={failure} />
      <button type="button" onClick={askAgain}>
        Try again
      </button>
    </section>
  );
}

function Reason({ failure }: { readonly failure: Failure }) {
  switch (failure.cause) {
    case 'unreachable':
      return <p>The server does not answer. Is it running, and are you on its network?</p>;
    case 'late':
      return <p>The server did not answer within {count(failure.seconds)} seconds. It may be busy with a large network.</p>;
    case 'notGraphQL':
      return <p>Something other than NetworkLens answered (HTTP status {failure.status}). There may be a proxy in between that refuses.</p>;
    case 'faults':
      return (
        <ul>
          {failure.faults.map((fault, index) => (
            <li key={index}>
              {fault.message} {fault.code !== null && <code>{fault.code}</code>}
            </li>
          ))}
        </ul>
      );
  }
}
