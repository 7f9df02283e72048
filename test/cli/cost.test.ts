import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMain } from './run-main.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-cost-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const document = ({ stdout }: { stdout: string }) => JSON.parse(stdout);

describe('upkeep cost', () => {
  it('prints a table, the totals, the day of the prices, and how sure they are', async () => {
    const { code, stdout, stderr } = await runMain('cost', '--models', '2', '--rows', '1000');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('A month in us-east-1, prices of 2026-11-24: 1 upload, 2 models in service');
    expect(stdout).toContain(
      "An upload's search: 41 candidates x 5 splits in 2 paths, on 800 rows x 20 columns",
    );
    expect(stdout).toMatch(/^models +custom metrics +12 +\$0\.3 \/ metric-month +3\.6000$/m);
    expect(stdout).toMatch(/^Before the free tier: \$\d+\.\d\d a month$/m);
    expect(stdout).toMatch(/^After the free tier: {2}\$\d+\.\d\d a month \(\$\d+\.\d\d are free/m);
    expect(stdout).toMatch(
      /^Of \d+ prices \d+ are from AWS's pages and price list, \d+ from others' pages, 1 unverified/m,
    );
    expect(stdout).toContain('730 hours x $0.23 / hour of ml.m5.xlarge = $167.90');
  });

  it('answers the same as data, in exact numbers, with the source of each price', async () => {
    const { lines, beforeFreeTierUsd, prices, search } = document(await runMain('cost', '--json'));
    const sum = lines.reduce((total: number, { usd }: { usd: number }) => total + usd, 0);
    expect(sum).toBeCloseTo(beforeFreeTierUsd, 12);
    expect(prices.kmsKeyMonth).toMatchObject({ usd: 1, source: 'aws.amazon.com/kms/pricing' });
    expect(search.paths).toHaveLength(2);
  });

  it('takes the search and the metrics from the configuration', async () => {
    await writeFile(
      at('upkeep.yaml'),
      `model: m
data: { target: y }
tune: { estimators: [{ estimator: ridge, grid: { alpha: [1, 2, 3] } }] }
monitor: { metrics: [rmse] }
`,
    );
    const { search, lines } = document(await runMain('cost', '--json', '--config', at('upkeep.yaml')));
    expect(search.nCandidates).toBe(4);
    const metrics = lines.find(({ item }: { item: string }) => item === 'custom metrics');
    expect(metrics).toMatchObject({ quantity: 1, usd: 0.3 });
  });

  it('uses prices of the user, and says which are not', async () => {
    await writeFile(
      at('prices.json'),
      '{"region":"eu-west-1","date":"2026-11-01","prices":{"kmsKeyMonth":7}}',
    );
    const idle = ['cost', '--models', '0', '--uploads', '0', '--prices', at('prices.json')];
    const { stdout } = await runMain(...idle, '--region', 'eu-west-1');
    expect(stdout).toContain('A month in eu-west-1, prices of 2026-11-01 and 2026-11-24');
    expect(stdout).toMatch(/^idle +KMS key +1 +\$7 \/ key-month +7\.0000$/m);
    expect(stdout).toContain(', 1 yours.');
    expect(stdout).toContain('24 of them are those of us-east-1.');
  });

  it.each([
    [
      ['--models', '1.5'],
      '--models: "1.5". Allowed: a whole number from 0 to 1000000. Write a whole number in this range.\n',
    ],
    [
      ['--tick-minutes', '0'],
      '--tick-minutes: "0". Allowed: a whole number from 1 to 60. Write a whole number in this range.\n',
    ],
    [
      ['--columns', '-3'],
      '--columns: "-3". Allowed: a whole number from 1 to 100000. Write a whole number in this range.\n',
    ],
    [
      ['--region', 'eu-west-1'],
      '--region: there are no prices of "eu-west-1". Allowed: us-east-1, and any region with prices ' +
        'of its own. Write those into a file with "region: eu-west-1" and name it with --prices.\n',
    ],
    [['--prices', 'nowhere.json'], 'nowhere.json: the price file is not there. Check the path.\n'],
  ])('refuses %j', async (options, message) => {
    expect(await runMain('cost', ...options)).toEqual({ code: 2, stdout: '', stderr: message });
  });
});
