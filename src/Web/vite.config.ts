import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two pages: the first page, served at /, and GraphiQL, served at /graphql to whoever accepts text/html.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env['OUT_DIR'] ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The pages' content security policy allows no inline script, and every browser of that target preloads modules by itself.
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    // GraphiQL carries a whole editor, which only its own page loads.
    chunkSizeWarningLimit: 8192,
    rolldownOptions: {
      input: [at('index.html'), at('graphiql/index.html')],
      checks: { moduleLevelDirective: false },
    },
  },
  server: {
    // The queries are read from schema/operations, beside the contract that they are checked against.
    fs: { allow: [at('.'), at('../../schema')] },
    // `npm run dev` beside `dotnet run --project src/Api`.
    proxy: { '/graphql': process.env['API'] ?? 'http://127.0.0.1:5080' },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
