import { useCallback, useEffect, useState } from 'react';
import query from '../../../../schema/operations/overview.graphql?raw';
import type { Overview } from '../operations/overview.types';
import { ask, type Failure } from './ask';

/** What the first page shows, from the first question to the answer. */
export type View =
  | { readonly state: 'asking' }
  | { readonly state: 'computing'; readonly retryAfterMs: number; readonly progress: number | null }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly overview: Overview; readonly readAt: Date };

/** Asks for the overview when the page opens, again while the server computes it, and whenever `askAgain` is called. */
export function useOverview(): readonly [View, () => void] {
  const [view, setView] = useState<View>({ state: 'asking' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const cancel = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const once = async () => {
      const answer = await ask<Overview>(query, cancel.signal);
      if (cancel.signal.aborted) {
        return;
      }
      if (answer.kind === 'computing') {
        setView({ state: 'computing', retryAfterMs: answer.retryAfterMs, progress: answer.progress });
        timer = setTimeout(run, answer.retryAfterMs);
      } else if (answer.kind === 'failed') {
        setView({ state: 'failed', failure: answer.failure });
      } else {
        setView({ state: 'ready', overview: answer.data, readAt: new Date() });
      }
    };
    const run = () => {
      once().catch((error: unknown) => {
        if (!cancel.signal.aborted) {
          throw error;
        }
      });
    };
    run();
    return () => {
      cancel.abort();
      clearTimeout(timer);
    };
  }, [round]);

  const askAgain = useCallback(() => {
    setView({ state: 'asking' });
    setRound((last) => last + 1);
  }, []);
  return [view, askAgain];
}
