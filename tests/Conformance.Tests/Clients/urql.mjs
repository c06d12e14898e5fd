// The client of @urql/core: over plain HTTP, multipart for deferred parts, server-sent events for subscriptions.
import { Client, fetchExchange } from '@urql/core';
import { deferred, endless, invalid, mutation, query, subscription, tell, url, variables } from './shared.mjs';

const client = new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true, requestPolicy: 'network-only' });

// All results of a source until one says that no more come, or as many as are wanted.
const take = (source, count) => new Promise((resolve, reject) => {
  const results = [];
  const { unsubscribe } = source.subscribe((result) => {
    if (result.error) {
      reject(result.error);
      return;
    }
    results.push(result);
    if (results.length === count || !result.hasNext) {
      queueMicrotask(() => unsubscribe());
      resolve(results);
    }
  });
});

const told = {
  query: (await client.query(query, variables).toPromise()).data.echo,
  mutation: (await client.mutation(mutation, {}).toPromise()).data.set,
  subscription: (await take(client.subscription(subscription, {}), 3)).map((result) => result.data.counted),
  deferred: (await take(client.query(deferred, {}), 2)).map((result) => structuredClone(result.data)),
  error: (await client.query(invalid, {}).toPromise()).error.graphQLErrors[0].message,
  first: (await take(client.subscription(endless, {}), 1))[0].data.quiet,
  after: (await client.query(query, { text: 'after' }).toPromise()).data.echo,
};
tell(told);
