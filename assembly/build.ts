/**
 * Compiles the kernels to WebAssembly, and writes them where core imports them: `npm run kernel`. They are committed, so that
 * nobody needs the compiler to run Upkeep; a test compiles them again and compares.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { compileKernel, KERNELS, type KernelName } from './compile.ts';

for (const [kernel, folder] of Object.entries(KERNELS) as [KernelName, string][]) {
  const bytes = await compileKernel(kernel);
  const name = `${kernel.toUpperCase().replace('-', '_')}_WASM`;
  const head = `/** Made from assembly/${kernel}.ts by \`npm run kernel\`: WebAssembly, deflated, in base 64. */\n`;
  writeFileSync(
    join(import.meta.dirname, '..', folder, `${kernel}-wasm.ts`),
    `${head}export const ${name} =\n  '${deflateRawSync(bytes, { level: 9 }).toString('base64')}';\n`,
  );
}
