// Reads { url }, sends files as clients do, and writes { urql, form, status }: what @urql/core was answered, which sends files of its
// variables by itself; what a form filled by hand was; and the status without the header that keeps other sites' forms out.
import { readFileSync } from 'node:fs';
import { Client, fetchExchange, gql } from '@urql/core';

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const mutation = 'mutation ($files: [Upload!]!) { describe(files: $files) }';
const headers = { 'GraphQL-Preflight': '1' };
const files = [new File(['one'], 'first.txt', { type: 'text/plain' }), new File(['zwei'], 'zweite ✓.bin')];

const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false, fetchOptions: { headers } });
const answered = await client.mutation(gql(mutation), { files }).toPromise();

const fill = () => {
  const form = new FormData();
  const request = { query: mutation, variables: { files: [null, null] } };
  form.append('operations', JSON.stringify([request, { query: '{ hello }' }]));
  form.append('map', JSON.stringify({ a: ['0.variables.files.0'], b: ['0.variables.files.1'] }));
  form.append('a', files[0]);
  form.append('b', files[1]);
  return form;
};
const byHand = await fetch(url, { method: 'POST', headers, body: fill() });
const refused = await fetch(url, { method: 'POST', body: fill() });
await refused.text();

process.stdout.write(JSON.stringify({
  urql: answered.data?.describe ?? String(answered.error),
  form: await byHand.json(),
  status: refused.status,
}));
