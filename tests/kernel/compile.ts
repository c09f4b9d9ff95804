import { resolve } from 'node:path';
import { main } from 'assemblyscript/asc';

/** The kernel of the layout, compiled anew, as the text of `src/arrange/kernel-bytes.ts`. */
export async function compileKernel(): Promise<string> {
  let binary = new Uint8Array();
  const arguments_ = ['kernel.ts', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '-o', 'kernel.wasm'];
  const { error, stderr } = await main([...arguments_, '--baseDir', resolve('src/arrange/kernel')], {
    writeFile(name, contents) {
      if (name.endsWith('.wasm')) binary = new Uint8Array(contents as Uint8Array);
    },
  });
  if (error) throw new Error(`the kernel does not compile: ${stderr.toString()}`, { cause: error });
  const text = Buffer.from(binary).toString('base64');
  return `/** kernel/kernel.ts compiled, in Base64: made by \`npm run kernel\`. */\nexport const KERNEL =\n  '${text}';\n`;
}
