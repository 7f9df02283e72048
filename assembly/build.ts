/**
 * Compiles the kernel to WebAssembly, and writes it where core imports it: `npm run kernel`. It is committed, so that nobody
 * needs the compiler to run Upkeep; a test compiles it again and compares.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel } from './compile.ts';

const HEAD = '/** Made from assembly/plain-rows.ts by `npm run kernel`: WebAssembly, in base 64. */\n';
const target = join(import.meta.dirname, '../core/csv/kernel/plain-rows-wasm.ts');
const bytes = await compileKernel();
writeFileSync(
  target,
  `${HEAD}export const PLAIN_ROWS_WASM =\n  '${Buffer.from(bytes).toString('base64')}';\n`,
);
