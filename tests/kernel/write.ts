import { writeFileSync } from 'node:fs';
import { compileKernel } from './compile.ts';

/** Compiles the kernel of the layout anew, after a change of it. */
writeFileSync('src/arrange/kernel-bytes.ts', await compileKernel());
