import { describe, expect, it } from 'vitest';
import { compileKernel, KERNELS, type KernelName } from '../../../assembly/compile.ts';
import { PLAIN_ROWS_WASM } from '../../../core/csv/kernel/plain-rows-wasm.ts';
import { WRITE_ROWS_WASM } from '../../../core/csv/kernel/write-rows-wasm.ts';
import { LOGISTIC_BLOCK_WASM } from '../../../core/estimators/logistic/logistic-block-wasm.ts';
import { NEAR_ROWS_WASM } from '../../../core/estimators/neighbours/near-rows-wasm.ts';
import { GRAM_TILE_WASM } from '../../../core/linear-algebra/gram-tile-wasm.ts';
import { NUMBER_BLOCK_WASM } from '../../../core/number-kernel/number-block-wasm.ts';
import { kernelBytes } from '../../../core/wasm/instantiate.ts';

const committed: { readonly [kernel in KernelName]: string } = {
  'plain-rows': PLAIN_ROWS_WASM,
  'write-rows': WRITE_ROWS_WASM,
  'number-block': NUMBER_BLOCK_WASM,
  'near-rows': NEAR_ROWS_WASM,
  'logistic-block': LOGISTIC_BLOCK_WASM,
  'gram-tile': GRAM_TILE_WASM,
};

describe('a committed kernel', () => {
  it.each(Object.keys(KERNELS) as KernelName[])('is what its source compiles to: %s', async (kernel) => {
    // Not the text: another zlib may deflate the same bytes in another way.
    expect(Buffer.from(kernelBytes(committed[kernel]))).toEqual(Buffer.from(await compileKernel(kernel)));
  });
});
