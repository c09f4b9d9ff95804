import { resolve } from 'node:path';
import { build } from 'vite';

/** A module of the source with all that it imports as one script, to be tried by itself in a real browser. */
export async function bundleModule(path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, '../../src', path), formats: ['es'] },
    },
  });
  const [bundle] = [built].flat();
  if (!bundle || !('output' in bundle)) throw new RangeError(`${path} was not bundled`);
  return bundle.output[0].code;
}
