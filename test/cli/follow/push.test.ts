import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PushOptions, push } from '../../../cli/commands/push.ts';
import { exitCodeOf } from '../../../cli/exit-codes.ts';
import { keys } from '../../../core/contracts/keys.ts';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import { HALVING_CONFIG } from '../../core/steps/halving-cars.ts';
import { runMain } from '../run-main.ts';
import { functionsOf, type ScriptedDeployment, scriptedDeployment } from './scripted-deployment.ts';

const CARS = carsCsv(1970, 1973);
const rawKey = (csv: string, file = 'cars.csv') => keys.raw('cars', `${sha256(csv).slice(0, 16)}/${file}`);
const KEY = rawKey(CARS);

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upkeep-push-'));
  await writeFile(at('cars.csv'), CARS);
  await writeFile(at('upkeep.yaml'), CARS_CONFIG);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function pushCars({ context }: ScriptedDeployment, options: Partial<PushOptions> = {}) {
  return push(
    at('cars.csv'),
    { config: at('upkeep.yaml'), follow: true, timeout: '60', ...options },
    context,
  );
}

/** A deployment that does all that an upload sets off, part by part. */
function working(options?: { json: boolean }) {
  const deployment = scriptedDeployment(options);
  const functions = functionsOf(deployment);
  const { plan, evaluateAll, finish } = functions;
  const all = [() => functions.takeUpload(KEY), plan, evaluateAll, finish];
  return { deployment, functions, all };
}

/** What a push throws, with the exit code that it makes. */
async function refusalOf(pushed: Promise<number>): Promise<{ code: number; message: string }> {
  const error: unknown = await pushed.then(
    () => new Error('the push was no failure'),
    (reason: unknown) => reason,
  );
  return { code: exitCodeOf(error), message: (error as Error).message };
}

describe('upkeep push', () => {
  it('follows an upload to the champion, in the lines of a local run', async () => {
    const { deployment, all } = working();
    deployment.script.push(...all);
    expect(await pushCars(deployment)).toBe(0);
    const local = await runMain(
      'run',
      at('cars.csv'),
      ...['--config', at('upkeep.yaml'), '--store', at('store'), '--out', at('out')],
    );
    const [upload, clean, start, ...lines] = deployment.stdout().trim().split('\n');
    expect(upload).toBe(`✔ Upload: ${KEY}`);
    expect(start).toMatch(/^✔ Start: run [0-9a-f]{16}, attempt 1$/);
    expect([clean, ...lines]).toEqual(local.stdout.trim().split('\n').slice(0, -1));
    expect(lines.at(-1)).toMatch(/^✔ Promote: version 1 is the champion\./);
  });

  it('answers one document with json', async () => {
    const { deployment, all } = working({ json: true });
    deployment.script.push(...all);
    await pushCars(deployment);
    expect(JSON.parse(deployment.stdout())).toMatchObject({
      command: 'push',
      stack: 'Test',
      model: 'cars',
      key: KEY,
      outcome: 'champion',
      reused: false,
      dataSet: { nRows: 132, tunable: true, reused: false },
      promotion: { version: 1, decision: { outcome: 'promoted' } },
    });
  });

  it('tells of a challenger, and that its data were cleaned before', async () => {
    const { deployment, all } = working();
    deployment.script.push(...all);
    await pushCars(deployment);
    await writeFile(at('upkeep.yaml'), CARS_CONFIG.replace('[0.1, 1, 10]', '[100]'));
    deployment.script.push(...all);
    expect(await pushCars(deployment)).toBe(0);
    const second = deployment.stdout().split('✔ Upload: ')[2]!;
    expect(second).toContain(`${KEY} (uploaded before)`);
    expect(second).toContain('(cleaned before)');
    expect(second).toContain('Promote: version 2 stays challenger.');
  });

  it('returns at once from a repeat of what was finished, and writes nothing', async () => {
    const { deployment, functions, all } = working();
    deployment.script.push(...all);
    await pushCars(deployment);
    const [nWrites, nSleeps] = [deployment.ports.store.nWrites(), deployment.nSleeps()];
    expect(await pushCars(deployment)).toBe(0);
    expect([deployment.ports.store.nWrites(), deployment.nSleeps()]).toEqual([nWrites, nSleeps]);
    expect(functions.nBegun()).toBe(1);
    expect(deployment.stdout()).toMatch(
      /\(cleaned before\)\n✔ Tune: this search was done before \(run [0-9a-f]{16}\), version 1\n$/,
    );
  });

  it('recognises the same data under another name', async () => {
    const { deployment, functions, all } = working();
    deployment.script.push(...all);
    await pushCars(deployment);
    deployment.pass(2000);
    await writeFile(at('other.csv'), CARS);
    const options = { config: at('upkeep.yaml'), follow: true, timeout: '60' };
    deployment.script.push(() => functions.takeUpload(rawKey(CARS, 'other.csv')));
    expect(await push(at('other.csv'), options, deployment.context)).toBe(0);
    expect(deployment.stdout()).toMatch(/this search was done before \(run [0-9a-f]{16}\), version 1\n$/);
  });

  it('says the reason of a refusal in the words of a local run, with exit code 3', async () => {
    const { deployment, functions } = working({ json: true });
    const csv = `${carsCsv(1970, 1970).split('\n', 1)[0]}\n1,"2`;
    await writeFile(at('cars.csv'), csv);
    deployment.script.push(() => functions.takeUpload(rawKey(csv)));
    const { code, message } = await refusalOf(pushCars(deployment));
    const local = await runMain(
      'clean',
      at('cars.csv'),
      ...['--config', at('upkeep.yaml'), '--store', at('store'), '--out', at('out')],
    );
    expect({ code, stderr: `${message}\n` }).toEqual({ code: local.code, stderr: local.stderr });
    expect(code).toBe(3);
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'refused', reason: message });
  });

  it('takes an old refusal of the same file for no answer', async () => {
    const { deployment, functions, all } = working();
    await writeFile(at('upkeep.yaml'), CARS_CONFIG.replace('origin: category', 'origin: number'));
    deployment.script.push(() => functions.takeUpload(KEY));
    expect((await refusalOf(pushCars(deployment))).message).toContain('column origin');
    await writeFile(at('upkeep.yaml'), CARS_CONFIG);
    deployment.script.push(...all);
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stdout()).toContain('version 1 is the champion');
  });

  it('refuses a configuration that the file does not fit before it replaces the one in use', async () => {
    const { deployment } = working();
    await writeFile(at('upkeep.yaml'), CARS_CONFIG.replace('target: mpg', 'target: nope'));
    expect(await refusalOf(pushCars(deployment))).toMatchObject({
      code: 2,
      message: expect.stringMatching(/^cars\.csv, data\.target: the data set has no column "nope"/),
    });
    expect(Object.keys(deployment.ports.store.contents())).toEqual([]);
  });

  it('says why a run failed, with exit code 2, and follows the next attempt', async () => {
    const { deployment, functions, all } = working({ json: true });
    const [takeUpload, plan, evaluateAll, finish] = all;
    deployment.script.push(takeUpload!, plan!, () => functions.fail('The workers ran out of memory.'));
    const { code, message } = await refusalOf(pushCars(deployment));
    expect(code).toBe(2);
    expect(message).toMatch(
      /^run [0-9a-f]{16} of cars: it failed: The workers ran out of memory\. Mend what the reason names and push again/,
    );
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'failed', reason: message });
    // The old failure is there until the new attempt begins, some looks later.
    const idle = async () => {};
    deployment.script.push(() => functions.clean(KEY), idle, takeUpload!, plan!, evaluateAll!, finish!);
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stderr()).toMatch(/Start: run [0-9a-f]{16}, attempt 2/);
    expect(deployment.stderr()).toContain('version 1 is the champion');
  });

  it('waits while another tune of the model is under way', async () => {
    const { deployment, functions, all } = working();
    const [takeUpload, plan, evaluateAll, finish] = all;
    const other = carsCsv(1970, 1972);
    await deployment.ports.store.put('config/cars.yaml', CARS_CONFIG);
    await deployment.ports.store.put(rawKey(other), other);
    await functions.takeUpload(rawKey(other));
    // The end of the other one begins this one.
    deployment.script.push(takeUpload!, plan!, evaluateAll!, finish!, plan!, evaluateAll!, finish!);
    expect(await pushCars(deployment)).toBe(0);
    const text = deployment.stdout();
    expect(text.match(/Another tune of cars is under way: this one waits for it to end/g)).toHaveLength(1);
    expect(text).toContain('Promote: version 2');
    expect(functions.nBegun()).toBe(2);
  });

  it('says that a newer upload took its place while it waited', async () => {
    const { deployment, functions, all } = working({ json: true });
    const [first, newer] = [carsCsv(1970, 1972), carsCsv(1970, 1974)];
    await deployment.ports.store.put('config/cars.yaml', CARS_CONFIG);
    await deployment.ports.store.put(rawKey(first), first);
    await functions.takeUpload(rawKey(first));
    deployment.script.push(all[0]!, async () => {
      deployment.pass(2000);
      await deployment.ports.store.put(rawKey(newer), newer);
      await functions.takeUpload(rawKey(newer));
    });
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stderr()).toContain('Start: a newer upload of cars has taken the place of this one');
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'overtaken' });
  });

  it('says so too where the newer upload waited before this one was cleaned', async () => {
    const { deployment, functions, all } = working();
    const [first, newer] = [carsCsv(1970, 1972), carsCsv(1970, 1974)];
    await deployment.ports.store.put('config/cars.yaml', CARS_CONFIG);
    await deployment.ports.store.put(rawKey(first), first);
    await functions.takeUpload(rawKey(first));
    deployment.script.push(async () => {
      deployment.pass(2000);
      await deployment.ports.store.put(rawKey(newer), newer);
      await functions.takeUpload(rawKey(newer));
    }, all[0]!);
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stdout()).toContain('Start: a newer upload of cars has taken the place of this one');
    expect(deployment.stdout()).not.toContain('waits for it to end');
  });

  it('tells the whole story of a run that is over before the second look', async () => {
    const { deployment, all } = working({ json: true });
    deployment.script.push(async () => {
      for (const part of all) await part();
    });
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stderr()).toMatch(
      /✔ Clean.*\n✔ Start.*\n✔ Plan.*\n✔ Tune.*\n✔ Select.*\n✔ Promote.*\n$/,
    );
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'champion', reused: false });
  });

  it('counts a path without a result as not done, and ends with the run all the same', async () => {
    const { deployment, functions, all } = working();
    const { store } = deployment.ports;
    deployment.script.push(all[0]!, async () => {
      await functions.evaluateAll();
      await functions.finish();
      deployment.hidden.add(Object.keys(store.contents('models/cars/paths/'))[0]!);
    });
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stdout()).toMatch(/✔ Tune \[.*\] [1-4]\/5 candidates x 3 splits/);
    expect(deployment.stdout()).toContain('Promote: version 1 is the champion.');
  });

  it('follows a search by successive halving to its last round', async () => {
    const { deployment, functions, all } = working();
    const { planNext, evaluateAll, finish } = functions;
    await writeFile(at('upkeep.yaml'), HALVING_CONFIG);
    deployment.script.push(...all.slice(0, 3), planNext, evaluateAll, planNext, evaluateAll, finish);
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stdout()).toMatch(
      /✔ Tune \[█{24}\] 2\/2 candidates x 3 splits, round 3 of 3 on \d+ rows\n/,
    );
    expect(deployment.stdout()).toContain('Promote: version 1 is the champion.');
  });

  it('ends with the data set where there is no target, also when it is repeated', async () => {
    const { deployment, all } = working({ json: true });
    await writeFile(at('upkeep.yaml'), 'model: cars\n');
    deployment.script.push(all[0]!);
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.stderr()).toContain('No data.target is configured');
    expect(JSON.parse(deployment.stdout())).toMatchObject({
      outcome: 'cleaned',
      dataSet: { tunable: false },
    });
    const nSleeps = deployment.nSleeps();
    expect(await pushCars(deployment)).toBe(0);
    expect(deployment.nSleeps()).toBe(nSleeps);
    expect(deployment.stderr()).toContain('(cleaned before)');
  });

  it('ends when its time is over, at intervals that grow to three seconds, and says how to go on', async () => {
    const { deployment } = working({ json: true });
    const { code, message } = await refusalOf(pushCars(deployment, { timeout: '0.5' }));
    expect(code).toBe(2);
    expect(message).toBe(
      '--timeout 0.5: the deployment has come to no end within so many minutes. Its work goes on: ' +
        '`upkeep status cars --stack Test` shows how far it is, and the same push again follows it further.',
    );
    expect(deployment.nSleeps()).toBe(13);
    expect(deployment.nowMs() - Date.UTC(2026, 0, 2)).toBe(30_000);
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'timedOut' });
  });

  it.each([
    '0',
    'soon',
    '',
    '-1',
    'Infinity',
  ])('refuses --timeout "%s" before anything is uploaded', async (timeout) => {
    const { deployment } = working();
    const { code, message } = await refusalOf(pushCars(deployment, { timeout }));
    expect(code).toBe(2);
    expect(message).toContain(
      `--timeout: "${timeout}" is no time to wait. Allowed: a number of minutes above 0.`,
    );
    expect(deployment.ports.store.nWrites()).toBe(0);
  });

  it('returns after the upload with --no-follow', async () => {
    const { deployment } = working({ json: true });
    expect(await pushCars(deployment, { follow: false })).toBe(0);
    expect(deployment.nSleeps()).toBe(0);
    expect(Object.keys(deployment.ports.store.contents())).toEqual(['config/cars.yaml', KEY]);
    expect(JSON.parse(deployment.stdout())).toMatchObject({ outcome: 'uploaded', key: KEY });
  });

  it('has an interrupt say that the work goes on, once it is uploaded', async () => {
    const { deployment } = working();
    await pushCars(deployment, { follow: false });
    expect(deployment.farewells).toEqual([
      'Interrupted. The deployment goes on: `upkeep status cars --stack Test` shows how far it is.',
    ]);
  });
});
