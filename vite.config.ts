import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Left to itself Vitest keeps a core free, which of two is half of them. */
const CORES = availableParallelism();

/** A wait ends when what it waits for is there; the bound, in milliseconds, is for a machine that does much else besides. */
const PATIENT = { poll: { timeout: 60_000 } };

const here = (path: string) => resolve(import.meta.dirname, path);

/** Packages that Node finds in node_modules: the command and the library do not carry copies of them. */
const external = [/^node:/, /^[a-z@][^:]*$/i];

/**
 * What makes the explorer an app that any static host can serve: the sample beside the page, what browsers ask of an app that is
 * installed, and the list of files that the page needs without a network.
 */
const webApp: Plugin = {
  name: 'web-app',
  applyToEnvironment: ({ name }) => name === 'client',
  // After all others: chunks that held nothing but style are taken out by then.
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const hash = createHash('sha256');
      const files = new Set<string>();
      const list = (fileName: string, content: string | Uint8Array) => {
        files.add(fileName);
        hash.update(fileName).update(content);
      };
      // What is emitted here is not in the bundle yet.
      const emit = (fileName: string, source: string | Uint8Array) => {
        this.emitFile({ type: 'asset', fileName, source });
        list(fileName, source);
      };
      const sample = here('graph-data/atlas');
      for (const path of readdirSync(sample, { recursive: true, encoding: 'utf8' })) {
        if (path.endsWith('.json')) emit(`sample/${path.replaceAll('\\', '/')}`, readFileSync(join(sample, path)));
      }
      // The page that goes with a map that is handed on, which is built before.
      for (const file of ['page.js', 'style.css', 'page.sha256'])
        emit(`single/${file}`, readFileSync(here(`dist/single/${file}`)));
      emit('app.webmanifest', readFileSync(here('src/shells/web/app.webmanifest')));
      emit('icon.svg', readFileSync(here('src/shells/web/icon.svg')));
      const worker = Object.values(bundle).find(({ fileName }) => fileName === 'offline.js');
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
      for (const file of Object.values(bundle)) {
        if (file === worker || file.fileName.endsWith('.html') || files.has(file.fileName)) continue;
        list(file.fileName, file.type === 'chunk' ? file.code : file.source);
      }
      const page = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files: [...files].sort() });
      worker.code = worker.code.replace(/(["'`])__PAGE__\1/, () => page);
    },
  },
};

const FONTS = ['@fontsource-variable/source-sans-3', '@fontsource/source-serif-4'];

/**
 * The fonts' licence goes wherever the fonts go, as it asks: as a file beside the page, and inside the style of the page that is
 * handed on, whose fonts are in that style too.
 */
const fontLicence: Plugin = {
  name: 'font-licence',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'client' || name === 'single',
  generateBundle(_, bundle) {
    const texts = FONTS.map(
      (name) => `${name}\n\n${readFileSync(here(`node_modules/${name}/LICENSE`), 'utf8').trim()}\n`,
    );
    const licence = [...new Set(texts)].join('\n\n');
    if (this.environment.name === 'client') {
      this.emitFile({ type: 'asset', fileName: 'fonts-licence.txt', source: licence });
      return;
    }
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `/*!\n${licence}\n*/\n${file.source}`;
    }
  },
};

/** Sigma's events by a package a third as large, which does all that Sigma asks of them: the first load is counted in bytes. */
const smallEvents: Plugin = {
  name: 'small-events',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client' || name === 'single',
  resolveId(source) {
    return source === 'events' ? this.resolve('eventemitter3') : undefined;
  },
};

/** Which script a page that is handed on may run: said in its policy, so that whoever makes one need not work it out. */
const scriptHash: Plugin = {
  name: 'script-hash',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'single',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const script = bundle['page.js'];
      if (script?.type !== 'chunk') throw new Error('the page to hand on was not built');
      const source = createHash('sha256').update(script.code).digest('base64');
      this.emitFile({ type: 'asset', fileName: 'page.sha256', source });
    },
  },
};

/**
 * What the first view needs and later parts need as well. In one file it is packed better than in a file a module, which is what
 * becomes of what several files share; what only later parts need must not be here.
 */
const FIRST_LOAD =
  /node_modules\/(preact|@preact)\/|vite\/preload-helper|src\/(store\/check|explore\/(adjacency|filters)|text\/fold|model\/(random|notice|likelihood|mention|arrangement|curation)|shells\/web\/(scene\/(regions|sight|target)|state\/filters|panels\/(icons|lazy)))\.tsx?$/;

/**
 * One configuration, three builds (`vite build --app`): the explorer (`dist/web`), the command (`dist/cli`) and the
 * library (`dist/lib`); and the suites of tests: on the source, on what was built, and on the built page in a
 * browser.
 */
export default defineConfig({
  root: here('src/shells/web'),
  base: './',
  cacheDir: here('node_modules/.vite'),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  plugins: [webApp, fontLicence, smallEvents, scriptHash],
  builder: {
    // The explorer holds the page that is handed on.
    async buildApp(builder) {
      for (const name of ['single', 'client', 'cli', 'lib']) await builder.build(builder.environments[name]!);
    },
  },
  environments: {
    client: {
      build: {
        outDir: here('dist/web'),
        emptyOutDir: true,
        target: 'es2022',
        // The page's policy lets a worker fetch files of its own origin, not data: URLs.
        assetsInlineLimit: 0,
        // Every browser that the page runs in knows how to fetch modules ahead.
        modulePreload: { polyfill: false },
        rollupOptions: {
          checks: { pluginTimings: false },
          input: { index: here('src/shells/web/index.html'), offline: here('src/shells/worker/offline.ts') },
          // A service worker rules over what lies below it: it stands beside the page, under a name that stays.
          output: {
            entryFileNames: ({ name }) => (name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js'),
            codeSplitting: { groups: [{ name: 'shared', test: FIRST_LOAD }] },
          },
        },
      },
    },
    // The page that is handed on as one file: everything that the explorer would fetch is in its script and style.
    single: {
      consumer: 'client',
      build: {
        outDir: here('dist/single'),
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: Number.MAX_SAFE_INTEGER,
        cssCodeSplit: false,
        modulePreload: false,
        rollupOptions: {
          checks: { pluginTimings: false },
          input: { page: here('src/shells/web/single.tsx') },
          output: {
            codeSplitting: false,
            entryFileNames: '[name].js',
            assetFileNames: '[name][extname]',
          },
        },
      },
    },
    cli: {
      consumer: 'server',
      build: {
        outDir: here('dist/cli'),
        emptyOutDir: true,
        target: 'node20',
        ssr: true,
        rollupOptions: {
          checks: { ineffectiveDynamicImport: false, pluginTimings: false },
          // A worker thread is started from a file of its own, which lies beside the command.
          input: {
            dramatis: here('src/shells/cli/dramatis.ts'),
            'recognise-worker': here('src/shells/cli/recognise-worker.ts'),
          },
          // Beside the command too: `resources.ts` finds `graph-data` from where it stands.
          output: { chunkFileNames: '[name]-[hash].js' },
          external,
        },
      },
    },
    lib: {
      consumer: 'server',
      build: {
        outDir: here('dist/lib'),
        emptyOutDir: true,
        target: 'es2022',
        ssr: true,
        rollupOptions: {
          checks: { ineffectiveDynamicImport: false, pluginTimings: false },
          input: { index: here('src/index.ts'), node: here('src/shells/cli/resources.ts') },
          external,
        },
      },
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root: here('.'),
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/built/**', 'tests/hardness/command/**', 'tests/browser/**'],
          testTimeout: 120_000,
          expect: PATIENT,
          maxWorkers: CORES,
        },
      },
      {
        test: {
          name: 'built',
          root: here('.'),
          include: ['tests/built/**/*.test.ts', 'tests/hardness/command/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: CORES,
        },
      },
      {
        test: {
          name: 'browser',
          root: here('.'),
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [here('tests/browser/setup.ts')],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: PATIENT,
          // A page mostly keeps one core busy, and what draws it a part of another.
          maxWorkers: Math.min(CORES, 2),
        },
      },
    ],
  },
});
