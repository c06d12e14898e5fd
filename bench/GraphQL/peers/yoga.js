// node yoga.js PORT
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { port, resolvers, sdl } from './yardstick.js';

const yoga = createYoga({ schema: createSchema({ typeDefs: sdl, resolvers }), logging: false, graphiql: false });
createServer(yoga).listen(port, '127.0.0.1');
