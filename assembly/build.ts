/**
 * Compiles the kernels to WebAssembly, and writes each where core imports it: `npm run kernel`. They are committed, so that nobody
 * needs the compiler to run Upkeep; a test compiles each again and compares.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernel, type KernelName } from './compile.ts';

interface Target {
  readonly source: string;
  readonly constant: string;
  readonly file: string;
}

const TARGETS: { readonly [name in KernelName]: Target } = {
  plainRows: {
    source: 'plain-rows.ts',
    constant: 'PLAIN_ROWS_WASM',
    file: 'core/csv/kernel/plain-rows-wasm.ts',
  },
  numberBlock: {
    source: 'number-block.ts',
    constant: 'NUMBER_BLOCK_WASM',
    file: 'core/number-kernel/number-block-wasm.ts',
  },
};

for (const [name, { source, constant, file }] of Object.entries(TARGETS)) {
  const bytes = await compileKernel(name as KernelName);
  const head = `/** Made from assembly/${source} by \`npm run kernel\`: WebAssembly, in base 64. */\n`;
  const text = `${head}export const ${constant} =\n  '${Buffer.from(bytes).toString('base64')}';\n`;
  writeFileSync(join(import.meta.dirname, '..', file), text);
}
