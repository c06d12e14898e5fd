/** One error of a GraphQL answer. */
export interface Fault {
  readonly message: string;
  /** `extensions.code`, for example `TIMEOUT`; null where the server gave none. */
  readonly code: string | null;
}

/** Why there is no answer to show. */
export type Failure =
  | { readonly cause: 'unreachable' }
  | { readonly cause: 'late'; readonly seconds: number }
  | { readonly cause: 'notGraphQL'; readonly status: number }
  | { readonly cause: 'faults'; readonly faults: readonly Fault[] };

/** What came of a question: its data, whole; the word that it is being worked out; or why not. */
export type Answer<T> =
  | { readonly kind: 'data'; readonly data: T }
  | { readonly kind: 'computing'; readonly retryAfterMs: number; readonly progress: number | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

const endpoint = '/graphql';
const patienceSeconds = 120;
const retryBoundsMs = { least: 250, usual: 2_000, most: 60_000 };

/**
 * Asks the API one question, as any client would: a POST of GraphQL over HTTP. Never rejects unless `cancel` says so. An answer
 * with errors is never shown as data, even where part of it came: a figure that is missing by fault must not look like one that
 * is withheld or undefined.
 */
export async function ask<T>(query: string, cancel: AbortSignal, patience = patienceSeconds): Promise<Answer<T>> {
  const late = AbortSignal.timeout(patience * 1_000);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.any([cancel, late]),
    });
    return read<T>(response.status, await response.text());
  } catch (error) {
    if (cancel.aborted) {
      throw error;
    }
    return failed(late.aborted ? { cause: 'late', seconds: patience } : { cause: 'unreachable' });
  }
}

/** Reads the body of an answer, whatever it may hold. */
export function read<T>(status: number, body: string): Answer<T> {
  const result = asObject(parsed(body));
  const errors = result?.['errors'];
  if (!result || (errors !== undefined && !Array.isArray(errors)) || (!errors && !asObject(result['data']))) {
    return failed({ cause: 'notGraphQL', status });
  }
  if (!errors || errors.length === 0) {
    return { kind: 'data', data: result['data'] as T };
  }
  const faults = errors.map(faultOf);
  if (faults.every((fault) => fault.code === 'COMPUTING')) {
    return computing(errors);
  }
  return failed({ cause: 'faults', faults: faults.filter((fault) => fault.code !== 'COMPUTING') });
}

function computing(errors: readonly unknown[]): Answer<never> {
  const { least, usual, most } = retryBoundsMs;
  const extensions = errors.map((error) => asObject(asObject(error)?.['extensions']));
  const waits = extensions.map((extension) => finite(extension?.['retryAfterMs']) ?? usual);
  const done = extensions.map((extension) => finite(extension?.['progress'])).filter((progress) => progress !== null);
  return {
    kind: 'computing',
    retryAfterMs: Math.min(most, Math.max(least, ...waits)),
    progress: done.length > 0 ? Math.min(1, Math.max(0, Math.min(...done))) : null,
  };
}

function faultOf(error: unknown): Fault {
  const fields = asObject(error);
  const code = asObject(fields?.['extensions'])?.['code'];
  return {
    message: typeof fields?.['message'] === 'string' ? fields['message'] : 'The server gave an error without a message.',
    code: typeof code === 'string' ? code : null,
  };
}

const failed = (failure: Failure): Answer<never> => ({ kind: 'failed', failure });

const finite = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
