/**
 * What is deployed, by function: the size of its bundle, packed, and the median time of its import in a fresh process, which is
 * what a cold start adds to Lambda's own. Also the seconds of a synthesis.
 * Run: `node bench/bundles.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ENVIRONMENT } from '../core/contracts/deployment.ts';
import { createApp } from '../lib/create-app.ts';

const N_IMPORTS = 7;

interface LambdaFunction {
  readonly Type: string;
  readonly Properties: {
    readonly Code: { readonly S3Key: string };
    readonly Environment?: { readonly Variables: { readonly AWS_SDK_UA_APP_ID?: string } };
  };
}

const folder = mkdtempSync(join(tmpdir(), 'upkeep-bench-'));
try {
  const outdir = join(folder, 'cdk.out');
  const startedMs = performance.now();
  const assembly = createApp({ outdir, analyticsReporting: false }).synth();
  console.log(`synthesis with bundling: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  const { Resources } = assembly.stacks[0]!.template as { Resources: Record<string, LambdaFunction> };
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const file = join(outdir, `asset.${Properties.Code.S3Key.replace('.zip', '')}`, 'index.mjs');
    const name = Properties.Environment?.Variables.AWS_SDK_UA_APP_ID ?? file;
    const code = readFileSync(file);
    const kilobytes = (bytes: Uint8Array) => `${Math.round(bytes.length / 1000)} kB`;
    const importMs = medianOf(Array.from({ length: N_IMPORTS }, () => timeImport(file)));
    console.log(
      `${name.padEnd(24)} ${kilobytes(code).padStart(8)} ${kilobytes(gzipSync(code)).padStart(8)} packed ${importMs.toFixed(0).padStart(4)} ms`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function timeImport(file: string): number {
  const script = `const begin = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - begin)`;
  const settings = Object.fromEntries(Object.values(ENVIRONMENT).map((name) => [name, 'x']));
  const env = { ...process.env, ...settings, AWS_REGION: 'us-east-1' };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
