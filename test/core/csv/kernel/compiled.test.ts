import { describe, expect, it } from 'vitest';
import { compileKernel, KERNELS } from '../../../../assembly/compile.ts';
import { PLAIN_ROWS_WASM } from '../../../../core/csv/kernel/plain-rows-wasm.ts';
import { WRITE_ROWS_WASM } from '../../../../core/csv/kernel/write-rows-wasm.ts';

const committed = { 'plain-rows': PLAIN_ROWS_WASM, 'write-rows': WRITE_ROWS_WASM };

describe('a committed kernel', () => {
  it.each(KERNELS)('is what its source compiles to: %s', async (kernel) => {
    expect(Buffer.from(await compileKernel(kernel)).toString('base64')).toBe(committed[kernel]);
  });
});
