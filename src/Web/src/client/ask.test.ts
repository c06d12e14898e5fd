import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, read } from './ask';

const computing = (extensions: object) => ({ message: 'Being computed.', extensions: { code: 'COMPUTING', ...extensions } });

describe('read', () => {
  it('gives the data of an answer without errors', () => {
    expect(read(200, '{"data":{"network":{"version":"v1"}}}')).toEqual({ kind: 'data', data: { network: { version: 'v1' } } });
  });

  it('never shows part of an answer as if it were whole', () => {
    const body = JSON.stringify({ data: { network: {} }, errors: [{ message: 'Too deep.', extensions: { code: 'TOO_DEEP' } }] });
    expect(read(200, body)).toEqual({
      kind: 'failed',
      failure: { cause: 'faults', faults: [{ message: 'Too deep.', code: 'TOO_DEEP' }] },
    });
  });

  it('reads the errors of an answer that HTTP calls bad', () => {
    const answer = read(400, '{"errors":[{"message":"No such field."}]}');
    expect(answer).toEqual({ kind: 'failed', failure: { cause: 'faults', faults: [{ message: 'No such field.', code: null }] } });
  });

  it('waits as long as the slowest part asks, and tells of the least progress', () => {
    const errors = [computing({ progress: 0.75, retryAfterMs: 500 }), computing({ progress: 0.25, retryAfterMs: 3_000 })];
    expect(read(200, JSON.stringify({ data: null, errors }))).toEqual({ kind: 'computing', retryAfterMs: 3_000, progress: 0.25 });
  });

  it.each([
    ['no wait at all', {}, 2_000],
    ['a wait of nothing', { retryAfterMs: 0 }, 250],
    ['a wait without end', { retryAfterMs: 1e12 }, 60_000],
    ['a wait that is no number', { retryAfterMs: 'soon' }, 2_000],
  ])('asks again in bounds when the server names %s', (_, extensions, retryAfterMs) => {
    const body = JSON.stringify({ data: null, errors: [computing(extensions)] });
    expect(read(200, body)).toEqual({ kind: 'computing', retryAfterMs, progress: null });
  });

  it('does not wait when something else went wrong beside it', () => {
    const errors = [computing({}), { message: 'Unexpected error.', extensions: { code: 'INTERNAL' } }];
    expect(read(200, JSON.stringify({ data: null, errors }))).toEqual({
      kind: 'failed',
      failure: { cause: 'faults', faults: [{ message: 'Unexpected error.', code: 'INTERNAL' }] },
    });
  });

  it.each(['<html>502</html>', '', 'null', '[]', '{}', '{"data":null}', '{"errors":"many"}'])('knows that %j is no GraphQL', (body) => {
    expect(read(502, body)).toEqual({ kind: 'failed', failure: { cause: 'notGraphQL', status: 502 } });
  });
});

describe('ask', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('posts the query to this host', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response('{"data":{"a":1}}')));
    vi.stubGlobal('fetch', fetched);
    expect(await ask('{ a }', new AbortController().signal)).toEqual({ kind: 'data', data: { a: 1 } });
    const [address, request] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect([address, request.method, request.body]).toEqual(['/graphql', 'POST', '{"query":"{ a }"}']);
  });

  it('says that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask('{ a }', new AbortController().signal)).toEqual({ kind: 'failed', failure: { cause: 'unreachable' } });
  });

  it('stops waiting after a while', async () => {
    vi.stubGlobal('fetch', (_: string, request: RequestInit) => hang(request.signal));
    const answer = await ask('{ a }', new AbortController().signal, 0.01);
    expect(answer).toEqual({ kind: 'failed', failure: { cause: 'late', seconds: 0.01 } });
  });

  it('rejects when it is told to stop, so that nobody shows what nobody waits for', async () => {
    vi.stubGlobal('fetch', (_: string, request: RequestInit) => hang(request.signal));
    const cancel = new AbortController();
    const asked = ask('{ a }', cancel.signal);
    cancel.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
  });
});

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
}
