// The client of the package graphql-sse, in its distinct connections mode.
import { createClient } from 'graphql-sse';
import { deferred, endless, invalid, mutation, query, subscription, tell, url, variables } from './shared.mjs';

const client = createClient({ url, retryAttempts: 0 });

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
  error: (await all({ query: invalid }))[0].errors[0].message,
};

for await (const result of client.iterate({ query: endless })) {
  told.first = result.data.quiet;
  break; // Leaving the loop closes the connection.
}

told.after = (await all({ query, variables: { text: 'after' } }))[0].data.echo;
client.dispose();
tell(told);
