import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const REPORT = (nPassed: number, nFailed: number) => {
  const status = nFailed > 0 ? 'failed' : 'passed';
  const testResults = [{ status, assertionResults: [{ status }] }];
  const counts = { numPassedTests: nPassed, numFailedTests: nFailed };
  return JSON.stringify({ ...counts, success: nFailed === 0, testResults });
};

/** Runs `.ci/run` with a stand-in for npm: what it does for `ci`, for `run check` and for `test` is shell text. */
function ciRun(npm: { ci?: string; check?: string; test: string }): { code: number | null; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'upkeep-ci-'));
  folders.push(folder);
  cpSync(join(root, '.ci'), join(folder, '.ci'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  const standIn = `#!/usr/bin/env bash
report=""
for word in "$@"; do case "$word" in --outputFile.json=*) report="\${word#*=}";; esac; done
case "$1" in
  ci) ${npm.ci ?? ':'} ;;
  run) ${npm.check ?? ':'} ;;
  test) ${npm.test} ;;
esac
`;
  writeFileSync(join(folder, 'bin/npm'), standIn);
  chmodSync(join(folder, 'bin/npm'), 0o755);
  const path = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync('bash', [join(folder, '.ci/run')], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  expect(stderr).toBe('');
  return { code: status, lines: stdout.trimEnd().split('\n') };
}

describe('.ci/run', () => {
  it('ends with the numbers of the report and success', () => {
    const { code, lines } = ciRun({ test: `echo running >&2; echo '${REPORT(12, 0)}' > "$report"` });
    expect(lines).toEqual([
      '== npm ci',
      '== npm run check',
      expect.stringMatching(/^== npm test -- --reporter=default --reporter=json --outputFile\.json=/),
      'running',
      '12 passed, 0 failed',
    ]);
    expect(code).toBe(0);
  });

  it('ends with the numbers and a failure when tests fail', () => {
    const { code, lines } = ciRun({ test: `echo '${REPORT(11, 1)}' > "$report"; exit 1` });
    expect(lines.at(-1)).toBe('11 passed, 1 failed');
    expect(code).toBe(1);
  });

  it('fails when the static checks fail, and still runs the tests', () => {
    const { code, lines } = ciRun({ check: 'exit 2', test: `echo '${REPORT(12, 0)}' > "$report"` });
    expect(lines.slice(-2)).toEqual(['FAILED: npm run check', '12 passed, 0 failed']);
    expect(code).toBe(1);
  });

  it('fails when the installation fails', () => {
    const { code, lines } = ciRun({ ci: 'exit 1', test: 'exit 1' });
    expect(lines).toContain('FAILED: npm ci');
    expect(lines.slice(-2)).toEqual(['vitest left no report', '0 passed, 0 failed']);
    expect(code).toBe(1);
  });

  it('fails when the tests pass and leave no report, or an empty one', () => {
    expect(ciRun({ test: ':' })).toMatchObject({ code: 1 });
    const { code, lines } = ciRun({ test: `echo '${REPORT(0, 0)}' > "$report"` });
    expect(lines.slice(-2)).toEqual(['no test ran', '0 passed, 0 failed']);
    expect(code).toBe(1);
  });

  it('fails when vitest fails although its report is fine', () => {
    const { code, lines } = ciRun({ test: `echo '${REPORT(12, 0)}' > "$report"; exit 1` });
    expect(lines.at(-1)).toBe('12 passed, 0 failed');
    expect(code).toBe(1);
  });
});
