// @apollo/client: queries and deferred parts over HTTP, subscriptions over its multipart protocol and over graphql-ws.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { deferred, endless, invalid, mutation, query, subscription, tell, url, variables } from './shared.mjs';

const make = (link) => new ApolloClient({
  link,
  cache: new InMemoryCache(),
  incrementalHandler: new GraphQL17Alpha9Handler(),
  defaultOptions: { query: { fetchPolicy: 'no-cache' }, watchQuery: { fetchPolicy: 'network-only' } },
});
const http = make(new HttpLink({ uri: url }));
const sockets = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
const socket = make(new GraphQLWsLink(sockets));

// Results until the source ends, or as many as are wanted.
const take = (source, count, isDone = () => false) => new Promise((resolve, reject) => {
  const results = [];
  const reading = source.subscribe({
    next(result) {
      if (result.error) {
        reject(result.error);
        return;
      }
      results.push(result);
      if (results.length === count || isDone(result)) {
        queueMicrotask(() => reading.unsubscribe());
        resolve(results);
      }
    },
    error: reject,
    complete: () => resolve(results),
  });
});

const counted = async (client) =>
  (await take(client.subscribe({ query: gql(subscription) }))).map((result) => result.data.counted);
const parts = await take(http.watchQuery({ query: gql(deferred) }), 10, (result) => result.data?.person?.late !== undefined);

const told = {
  query: (await http.query({ query: gql(query), variables })).data.echo,
  mutation: (await http.mutate({ mutation: gql(mutation) })).data.set,
  subscription: await counted(http),
  socketSubscription: await counted(socket),
  socketQuery: (await socket.query({ query: gql(query), variables })).data.echo,
  deferred: parts.filter((result) => result.data).map((result) => result.data.person),
  error: await http.query({ query: gql(invalid) })
    .then(() => null, (error) => (CombinedGraphQLErrors.is(error) ? error.errors[0].message : String(error))),
  first: (await take(http.subscribe({ query: gql(endless) }), 1))[0].data.quiet,
  socketFirst: (await take(socket.subscribe({ query: gql(endless) }), 1))[0].data.quiet,
  after: (await http.query({ query: gql(query), variables: { text: 'after' } })).data.echo,
};
await sockets.dispose();
tell(told);
