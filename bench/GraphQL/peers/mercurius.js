// node mercurius.js PORT [jit]
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { port, resolvers, sdl } from './yardstick.js';

const app = Fastify({ logger: false });
app.register(mercurius, { schema: sdl, resolvers, jit: process.argv[3] === 'jit' ? 1 : 0 });
await app.listen({ port, host: '127.0.0.1' });
