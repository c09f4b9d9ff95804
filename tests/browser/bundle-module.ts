import { resolve } from 'node:path';
import { build } from 'vite';

/** A module of the source with all that it imports as one script, to be tried by itself in a real browser. */
export function bundleModule(path: string): Promise<string> {
  return bundle(resolve(import.meta.dirname, '../../src', path));
}

/** The same of a few lines that import what is to be tried. */
export function bundleSource(code: string): Promise<string> {
  return bundle(ENTRY, code);
}

/** Beside the tests, so that packages are found from there. */
const ENTRY = resolve(import.meta.dirname, 'entry.js');

async function bundle(entry: string, code?: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'source',
        resolveId: (id) => (code !== undefined && id === entry ? id : undefined),
        load: (id) => (code !== undefined && id === entry ? code : undefined),
      },
    ],
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] } },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new RangeError(`${entry} was not bundled`);
  return result.output[0].code;
}
