import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kernels, and where core has them: `assembly/<name>.ts` becomes `<name>-wasm.ts` there. */
export const KERNELS = {
  'plain-rows': 'core/csv/kernel',
  'write-rows': 'core/csv/kernel',
  'number-block': 'core/number-kernel',
  'near-rows': 'core/estimators/neighbours',
  'logistic-block': 'core/estimators/logistic',
  'gram-tile': 'core/linear-algebra',
} as const;

export type KernelName = keyof typeof KERNELS;

/** A kernel's source as WebAssembly. Deterministic for one version of the compiler. */
export async function compileKernel(kernel: KernelName): Promise<Uint8Array> {
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
