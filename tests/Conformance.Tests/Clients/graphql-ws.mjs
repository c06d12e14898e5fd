// The client of the package graphql-ws, over the WebSocket implementation "ws".
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { deferred, endless, invalid, mutation, query, subscription, tell, url, variables } from './shared.mjs';

const client = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  retryAttempts: 0,
  keepAlive: 20, // Its own pings, which the server answers.
  connectionParams: { token: 'of no use here' },
});

async function all(request) {
  const results = [];
  for await (const result of client.iterate(request)) {
    results.push(result);
  }
  return results;
}

const told = {
  query: (await all({ query, variables }))[0].data.echo,
  mutation: (await all({ query: mutation }))[0].data.set,
  subscription: (await all({ query: subscription })).map((result) => result.data.counted),
  deferred: await all({ query: deferred }),
};
try {
  await all({ query: invalid });
} catch (errors) {
  told.error = errors[0].message;
}

for await (const result of client.iterate({ query: endless })) {
  told.first = result.data.quiet;
  break; // Leaving the loop completes the operation.
}

// The connection lives on after an operation was completed.
told.after = (await all({ query, variables: { text: 'after' } }))[0].data.echo;
await client.dispose();
tell(told);
