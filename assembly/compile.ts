import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['plain-rows.ts', 'plain-number.ts', 'known-level.ts'];

/** The kernel's source as WebAssembly. Deterministic for one version of the compiler. */
export async function compileKernel(): Promise<Uint8Array> {
  const asc = (await import('assemblyscript/asc')).default;
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'plain-rows.ts',
      '--optimizeLevel',
      '3',
      '--shrinkLevel',
      '0',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--noAssert',
      '--importMemory',
      '--outFile',
      'plain-rows.wasm',
    ],
    {
      readFile: (name: string) =>
        SOURCES.includes(name) ? readFileSync(join(import.meta.dirname, name), 'utf8') : null,
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`The kernel does not compile: ${stderr.toString()}`);
  return binary;
}
