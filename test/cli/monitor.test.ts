import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/auto-mpg', import.meta.url));
const CONFIG = `
model: cars
data: { target: mpg, id: id, time: year, ignore: [name], types: { origin: category } }
tune: { estimators: [{ estimator: linear }] }
monitor: { window: 1 year, minRows: 1 }
`;

let folder: string;
const at = (name: string) => join(folder, name);
const upkeep = (...argv: string[]) =>
  runMain(...argv, '--store', at('store'), '--config', at('upkeep.yaml'), '--out', at('out'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-monitor-'));
  await cp(join(EXAMPLE, 'cars.csv'), at('cars.csv'));
  await writeFile(at('upkeep.yaml'), CONFIG);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const jsonLines = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('upkeep monitor', () => {
  it.each(['5', '1978', '2026-02-30', '1767225600000'])('refuses --now %s', async (now) => {
    const { code, stderr } = await upkeep('monitor', at('log.jsonl'), '--now', now);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `--now: "${now}" is no time. Allowed: ISO 8601, such as 2026-01-31T12:00:00Z; UTC without a zone.`,
    );
  });

  it('answers a log of which not one line can be read with exit code 3', async () => {
    await upkeep('run', at('cars.csv'));
    const { code, stdout } = await upkeep('monitor', at('cars.csv'));
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /cars\.csv: not one line could be read\. Allowed: JSON Lines of predictions \(actual values go to --actuals\)/,
    );
  });

  it('says in one sentence that predictions of classes are not watched', async () => {
    await upkeep('run', at('cars.csv'));
    const record = { time: '1979-06-01T00:00:00Z', version: 1, prediction: 'USA' };
    await writeFile(at('log.jsonl'), jsonLines(['a', 'b'].map((id) => ({ id, ...record }))));
    const { code, stdout } = await upkeep('monitor', at('log.jsonl'));
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /log\.jsonl: predictions of classes, which this version does not watch: there are no windows of them and no alerts\. Allowed: predictions of numbers/,
    );
    expect(stdout).not.toContain('log.jsonl:1');
  });

  it('takes --now without a zone for UTC, and says how many labels match no prediction', async () => {
    await upkeep('run', at('cars.csv'));
    const prediction = { id: 'a', time: '1979-06-01T00:00:00Z', version: 1, prediction: 20 };
    await writeFile(at('log.jsonl'), jsonLines([prediction]));
    const labels = [
      { id: 'a', actual: 21 },
      { id: 'b', actual: 21 },
      { id: 'c', time: '1979-06-01', actual: 21 },
    ];
    await writeFile(at('actuals.jsonl'), jsonLines(labels));
    const files = [at('log.jsonl'), '--actuals', at('actuals.jsonl')];
    const early = await upkeep('monitor', ...files, '--now', '1980-01-01T00:59:59');
    expect(early.stdout).toContain('Not closed yet: 1979');
    // The label without a time is known to match nothing; the other one's window is still open.
    expect(early.stdout).toContain('  1 label matches no prediction: check the ids, ');
    const closed = await upkeep('monitor', ...files, '--now', '1980-01-01T01:00');
    expect(closed.stdout).toMatch(/1979 +v1 +1 +1 +1 +-1/);
    expect(closed.stdout).toContain(
      "  1 label matches no prediction: check the ids, that a label's time is its prediction's, " +
        'and that one without a time came within monitor.labelHorizon',
    );
  });
});
