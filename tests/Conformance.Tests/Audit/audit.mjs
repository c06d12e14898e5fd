// Reads { url } from standard input and writes { audits: [{ id, name, status, reason }] }: what graphql-http's audit finds at that address.
import { readFileSync } from 'node:fs';
import { serverAudits } from 'graphql-http';

const { url } = JSON.parse(readFileSync(0, 'utf8'));
const audits = [];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  audits.push({ id: audit.id, name: audit.name, status: result.status, reason: result.reason ?? null });
}
process.stdout.write(JSON.stringify({ audits }));
