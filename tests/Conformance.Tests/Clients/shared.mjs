// What every client is asked to do, so that their scripts differ only in how their library says it.
import { readFileSync } from 'node:fs';

export const { url } = JSON.parse(readFileSync(0, 'utf8'));

export const query = 'query($text: String!) { echo(text: $text) }';
export const variables = { text: 'grüße, "世界" 😀' };
export const mutation = 'mutation { set(n: 7) }';
export const subscription = 'subscription { counted(to: 3) }';
export const invalid = '{ nothing }';
export const endless = 'subscription { quiet }';
export const deferred = 'query { person { name ... @defer { late } } }';

// One JSON object is what a script says; an open connection must not keep it from ending.
export const tell = (told) => process.stdout.write(JSON.stringify(told), () => process.exit(0));
