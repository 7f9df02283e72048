import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kernels: `assembly/<name>.ts` becomes `core/csv/kernel/<name>-wasm.ts`. */
export const KERNELS = ['plain-rows', 'write-rows'] as const;

/** A kernel's source as WebAssembly. Deterministic for one version of the compiler. */
export async function compileKernel(kernel: (typeof KERNELS)[number]): Promise<Uint8Array> {
  const asc = (await import('assemblyscript/asc')).default;
  const sources = readdirSync(import.meta.dirname);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      `${kernel}.ts`,
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
      `${kernel}.wasm`,
    ],
    {
      readFile: (name: string) =>
        sources.includes(name) ? readFileSync(join(import.meta.dirname, name), 'utf8') : null,
      writeFile: (_name: string, contents: string | Uint8Array) => {
        if (contents instanceof Uint8Array) binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`The kernel ${kernel} does not compile: ${stderr.toString()}`);
  return binary;
}
