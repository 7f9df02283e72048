import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { BUNDLING } from '../../lib/bundling.ts';

const MAX_BYTES = 400_000;

describe('the bundle of CLEAN', () => {
  it(`holds at most ${MAX_BYTES} bytes beside the AWS SDK`, async () => {
    const { outputFiles } = await build({
      ...BUNDLING,
      banner: { js: BUNDLING.banner },
      entryPoints: [join(import.meta.dirname, '../../functions/clean/clean.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['@aws-sdk/*'],
      write: false,
    });
    expect(outputFiles[0]!.contents.length).toBeLessThanOrEqual(MAX_BYTES);
  });
});
