import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Builds the benchmarks so that Node 20 can run them: `dist/bench/<name>.js`. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: resolve(import.meta.dirname, '../../dist/bench'),
    emptyOutDir: false,
    rollupOptions: {
      input: { layout: resolve(import.meta.dirname, 'layout.ts') },
      external: [/^node:/, /^[a-z@][^:]*$/i],
    },
  },
});
