import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { cruise, FOLDERS, ROOT } from './cruise.ts';

// Reading some hundred modules takes two seconds, and more beside other work.
vi.setConfig({ testTimeout: 120_000 });

/** A file that breaks one rule: its rule, its path, what it imports. */
const PLANTED = [
  ['core-imports', 'core/planted-adapter.ts', '../adapters/local/planted.ts'],
  ['core-imports', 'core/planted-report.ts', '../report/planted.ts'],
  ['core-imports', 'core/planted-file-system.ts', 'node:fs'],
  ['core-imports', 'core/planted-package.ts', 'd3-array'],
  ['crypto-in-hashing', 'core/planted-crypto.ts', 'node:crypto'],
  ['zlib-in-compression', 'core/planted-zlib.ts', 'node:zlib'],
  ['report-imports', 'report/planted-adapter.ts', '../adapters/local/planted.ts'],
  ['report-imports', 'report/planted-file-system.ts', 'node:fs/promises'],
  ['adapters-imports', 'adapters/planted-report.ts', '../report/planted.ts'],
  ['adapters-imports', 'adapters/planted-cli.ts', '../cli/planted.ts'],
  ['functions-imports', 'functions/planted-local.ts', '../adapters/local/planted.ts'],
  ['functions-imports', 'functions/planted-cli.ts', '../cli/planted.ts'],
  ['functions-imports', 'functions/planted-sdk.ts', '@aws-sdk/client-s3'],
  ['functions-imports', 'functions/planted-file-system.ts', 'node:fs'],
  ['lib-imports', 'lib/planted-core.ts', '../core/planted.ts'],
  ['lib-imports', 'lib/planted-functions.ts', '../functions/planted.ts'],
  ['lib-imports', 'lib/planted-package.ts', 'zod'],
  ['core-imports', 'core/planted-lib.ts', '../lib/planted.ts'],
  ['cli-imports', 'cli/planted-lib.ts', '../lib/planted.ts'],
  ['bin-imports', 'bin/planted-core.ts', '../core/planted.ts'],
  ['bin-imports', 'bin/planted-lib.ts', '../lib/planted.ts'],
  ['app-imports', 'bin/app-planted.ts', '../cli/planted.ts'],
  ['no-unresolvable', 'cli/planted-nowhere.ts', './nowhere-at-all.ts'],
] as const;

const copy = mkdtempSync(join(tmpdir(), 'upkeep-imports-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

/** The sources in a temporary folder, the violations among them, and node_modules by a link that paths do not look through. */
function copyWithViolations(): void {
  for (const folder of FOLDERS) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const target of ['adapters/local', 'report', 'cli', 'core', 'functions', 'lib']) {
    plant(`${target}/planted.ts`, 'export type Planted = string;\n');
  }
  // A type alone is an import too: the direction is of knowledge, not of code.
  for (const [, path, target] of PLANTED) plant(path, `import type {} from '${target}';\n`);
  plant('core/planted-circle-a.ts', "export { b } from './planted-circle-b.ts';\nexport const a = 1;\n");
  plant('core/planted-circle-b.ts', "export { a } from './planted-circle-a.ts';\nexport const b = 1;\n");
  const original = JSON.stringify(join(ROOT, '.dependency-cruiser.cjs'));
  const config = `const base = require(${original});
module.exports = { ...base, options: { ...base.options, preserveSymlinks: true } };\n`;
  plant('.dependency-cruiser.cjs', config);
}

describe('the direction of imports', () => {
  it('is kept by every module', () => {
    const { summary } = cruise(ROOT, '.dependency-cruiser.cjs');
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // With an unsupported TypeScript the check sees no module, and is content.
    expect(summary.totalCruised).toBeGreaterThan(50);
  });

  it('is checked: each planted violation is reported by its rule', () => {
    copyWithViolations();
    const { summary } = cruise(copy, '.dependency-cruiser.cjs');
    const reported = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    for (const [rule, path] of PLANTED) expect(reported).toContain(`${rule}: ${path}`);
    expect(reported).toContain('no-circular: core/planted-circle-a.ts');
  });
});
