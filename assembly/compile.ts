import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kernels, and what each is compiled from, its exports first. */
const SOURCES = {
  plainRows: ['plain-rows.ts', 'plain-number.ts', 'known-level.ts'],
  numberBlock: ['number-block.ts', 'number-sample.ts'],
} as const;

export type KernelName = keyof typeof SOURCES;

/** A kernel's source as WebAssembly. Deterministic for one version of the compiler. */
export async function compileKernel(name: KernelName): Promise<Uint8Array> {
  const asc = (await import('assemblyscript/asc')).default;
  const sources: readonly string[] = SOURCES[name];
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      sources[0]!,
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
      'kernel.wasm',
    ],
    {
      readFile: (file: string) =>
        sources.includes(file) ? readFileSync(join(import.meta.dirname, file), 'utf8') : null,
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`The kernel ${name} does not compile: ${stderr.toString()}`);
  return binary;
}
