// The schema and the data of the yardstick, the same as in Yardstick/ beside this folder.
import { readFileSync } from 'node:fs';

export const sdl = readFileSync(new URL('../Yardstick/yardstick.graphql', import.meta.url), 'utf8');

const organisations = Array.from({ length: 50 }, (_, k) => ({
  id: `${k + 1}`,
  name: `Organisation ${k + 1}`,
  code: `ORG-${String(k + 1).padStart(3, '0')}`,
}));

const people = Array.from({ length: 1000 }, (_, i) => ({
  id: `${i + 1}`,
  name: `Person ${i + 1}`,
  level: (i + 1) % 10,
  organisation: organisations[i % 50],
  friends: [],
}));

people.forEach((person, i) => {
  for (let k = 0; k < 20; k++) {
    person.friends.push(people[(i * 7 + k * 13 + 1) % 1000]);
  }
});

export const resolvers = {
  Query: {
    hello: () => 'world',
    people: (_, { first }) => people.slice(0, first),
  },
  Person: {
    contacts: (person, { first }) => person.friends.slice(0, first),
  },
};

export const port = Number(process.argv[2]);
