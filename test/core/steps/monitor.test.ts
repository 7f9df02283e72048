import { describe, expect, it } from 'vitest';
import { readAlerts } from '../../../core/registry/alerts-document.ts';
import { acquireLease, isLeased } from '../../../core/registry/lease.ts';
import { clean } from '../../../core/steps/clean.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { finishRetune, retune } from '../../../core/steps/retune.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';
import { stoppablePorts } from '../../support/stoppable-ports.ts';
import { carsCsv, cleanAndTune, tuneCars } from './cars.ts';
import { serveYears } from './log-cars.ts';

const jan2 = (year: number) => Date.UTC(year, 0, 2);

/** Logs the champion's predictions for a year, and the year's actual values. */
async function serveYear(ports: MemoryPorts, year: number): Promise<void> {
  const { predictions, actuals } = await serveYears(ports, [year, year]);
  await ports.store.put(`predictions/cars/${year}.jsonl`, predictions);
  await ports.store.put(`actuals/cars/${year}.jsonl`, actuals);
}

async function inService(...years: number[]): Promise<MemoryPorts> {
  const ports = memoryPorts();
  await cleanAndTune(ports, carsCsv(1970, 1974));
  for (const year of years) await serveYear(ports, year);
  return ports;
}

/** What was told, at least once, as its receiver recognises it. */
function messagesIn({ notified }: MemoryPorts): string[] {
  return [...new Set(notified.map(({ deduplicationId, subject }) => `${deduplicationId} ${subject}`))];
}

describe('Monitor', () => {
  it('evaluates the closed year, publishes its metrics as now, and raises no alarm for a good one', async () => {
    const ports = await inService(1975);
    const outcome = await monitor({ model: 'cars', nowMs: jan2(1976) }, ports);
    expect(outcome.evaluated.map(({ window }) => window)).toEqual(['1975']);
    expect(outcome.states).toMatchObject([{ rule: 'rmse above 4.5', state: 'OK', lastWindow: '1975' }]);
    expect(outcome.transitions).toEqual([]);
    expect(ports.published[0]).toContainEqual({
      metricName: 'count',
      value: 30,
      timestampMs: jan2(1976),
      dimensions: { model: 'cars', alias: 'champion' },
    });
  });

  it('says which windows are not closed yet, and judges nothing of them', async () => {
    const ports = await inService(1975);
    const outcome = await monitor({ model: 'cars', nowMs: Date.UTC(1975, 6, 1) }, ports);
    expect(outcome).toMatchObject({
      pending: ['1975'],
      evaluated: [],
      states: [{ state: 'INSUFFICIENT_DATA' }],
    });
  });

  it('raises the alarm once, and asks for a retuning', async () => {
    const ports = await inService(1975, 1978);
    ports.notified.length = 0;
    const outcome = await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    expect(outcome.states[0]).toMatchObject({ state: 'ALARM', lastWindow: '1978' });
    expect(outcome.retune).toMatchObject({ retune: true, resume: null });
    const again = await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    expect(again).toMatchObject({ evaluated: [], transitions: [], notifications: [] });
    expect(ports.notified).toHaveLength(1);
  });

  it('tunes again on everything labelled so far, and a good window of the new version clears the alarm', async () => {
    const ports = await inService(1975, 1976, 1977, 1978);
    await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    const { rawKey, nNewRows } = await retune({ model: 'cars', nowMs: jan2(1979) }, ports);
    expect(nNewRows).toBe(30 + 34 + 28 + 36);
    const { runId, promotion } = await tuneCars(await clean({ key: rawKey }, ports), ports, {
      nowMs: jan2(1979),
    });
    await finishRetune({ model: 'cars', rawKey, runId, promotion }, ports);
    expect(promotion).toMatchObject({ version: 2, decision: { outcome: 'promoted' } });
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'done',
      rawKey,
    });
    await serveYear(ports, 1979);
    const outcome = await monitor({ model: 'cars', nowMs: jan2(1980) }, ports);
    expect(outcome.transitions).toMatchObject([{ from: 'ALARM', to: 'OK', window: '1979', version: 2 }]);
    expect(outcome.retune.retune).toBe(false);
  });

  it('keeps a challenger that was compared on too few rows', async () => {
    const ports = await inService(1978);
    await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    const { rawKey } = await retune({ model: 'cars', nowMs: jan2(1979) }, ports);
    const { promotion } = await tuneCars(await clean({ key: rawKey }, ports), ports, { nowMs: jan2(1979) });
    expect(promotion.decision).toMatchObject({
      outcome: 'challenger',
      reason:
        'Not promoted: there are 15 rows that neither version 1 nor the challenger has seen, and a comparison needs 20 rows. Add newer data, or promote it by hand.',
    });
  });

  it('takes up a retuning that was begun and not finished', async () => {
    const ports = await inService(1978);
    await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    const { rawKey } = await retune({ model: 'cars', nowMs: jan2(1979) }, ports);
    const outcome = await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    expect(outcome.retune).toMatchObject({ retune: true, resume: rawKey });
  });

  it('stopped before any effect and repeated, comes to the same windows, states and messages', async () => {
    const whole = stoppablePorts(await inService(1977, 1978));
    const expected = await monitor({ model: 'cars', nowMs: jan2(1979) }, whole);
    const nEffects = whole.nEffects();
    expect(nEffects).toBeGreaterThan(14);
    for (let k = 0; k < nEffects; k++) {
      const ports = stoppablePorts(await inService(1977, 1978));
      ports.stopAfter(k);
      await expect(monitor({ model: 'cars', nowMs: jan2(1979) }, ports)).rejects.toThrow('stopped before');
      ports.stopAfter(null);
      const outcome = await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
      expect(outcome.states, `after ${k} effects`).toEqual(expected.states);
      expect(outcome.transitions).toEqual(expected.transitions);
      expect(messagesIn(ports), `after ${k} effects`).toEqual(messagesIn(whole));
      const windows = (at: MemoryPorts) =>
        Object.values(at.store.contents('monitor/cars/windows/')).map((text) => ({
          ...JSON.parse(text),
          fingerprint: null,
        }));
      expect(windows(ports)).toEqual(windows(whole));
    }
  });

  it('loses no alarm to a crash between the windows and the states', async () => {
    const ports = await inService(1978);
    const broken = {
      ...ports,
      notifier: { notify: async () => Promise.reject(new Error('the topic is gone')) },
    };
    await expect(monitor({ model: 'cars', nowMs: jan2(1979) }, broken)).rejects.toThrow('the topic is gone');
    const outcome = await monitor({ model: 'cars', nowMs: jan2(1979) }, ports);
    expect(outcome.evaluated).toEqual([]);
    expect(outcome.transitions).toMatchObject([{ from: 'INSUFFICIENT_DATA', to: 'ALARM', window: '1978' }]);
  });

  const HOLDER = { host: 'laptop', pid: 7 };
  const other = (holder: typeof HOLDER, name: string) =>
    ({ name, owner: 'other', holder, nowMs: jan2(1979), durationMs: 60_000 }) as const;

  it('runs under a lease of the model, which it gives back, also when it fails', async () => {
    const ports = await inService(1978);
    const { registry } = ports;
    const input = { model: 'cars', nowMs: jan2(1979), holder: HOLDER };
    const mine = { registry, ...other(HOLDER, 'cars/monitor') };
    const isMonitored = async () => isLeased(mine);
    const held: boolean[] = [];
    const notifier = {
      notify: async () => {
        held.push(await isMonitored());
        throw new Error('the topic is gone');
      },
    };
    await expect(monitor(input, { ...ports, notifier })).rejects.toThrow('the topic is gone');
    expect([...held, await isMonitored()]).toEqual([true, false]);
    await acquireLease(mine);
    await expect(monitor(input, ports)).rejects.toThrow('lease cars/monitor: other holds it until');
    const outcome = await monitor({ ...input, isHolderGone: ({ pid }) => pid === 7 }, ports);
    expect(outcome.transitions).toHaveLength(1);
    expect(await isMonitored()).toBe(false);
  });

  it('asks for no retuning while a tune of the model runs, unless its process is gone', async () => {
    const ports = await inService(1978);
    await acquireLease({ registry: ports.registry, ...other(HOLDER, 'cars') });
    const input = { model: 'cars', nowMs: jan2(1979), holder: { host: 'laptop', pid: 8 } };
    const again = { ...ports, registry: createMemoryRegistry() };
    for await (const { key, value } of ports.registry.list('')) await again.registry.write(key, value, 0);
    expect((await monitor(input, ports)).retune).toEqual({
      retune: false,
      reason: 'A tune of this model is running already.',
      resume: null,
    });
    expect((await monitor({ ...input, isHolderGone: () => true }, again)).retune.retune).toBe(true);
  });

  it('writes no alerts when nothing has changed', async () => {
    const ports = await inService(1975);
    const revision = async () => (await ports.registry.read('alerts/cars'))?.revision;
    await monitor({ model: 'cars', nowMs: jan2(1976) }, ports);
    expect(await revision()).toBe(1);
    await monitor({ model: 'cars', nowMs: jan2(1976) }, ports);
    expect(await revision()).toBe(1);
    await serveYear(ports, 1976);
    await monitor({ model: 'cars', nowMs: jan2(1977) }, ports);
    expect(await revision()).toBe(2);
  });

  it('counts the labels that match no prediction', async () => {
    const ports = await inService(1975);
    const labels = [
      { id: 'no-car', actual: 1 },
      { id: 'no-car', time: '1975-01-01', actual: 1 },
    ];
    await ports.store.put('actuals/cars/more.jsonl', labels.map((label) => JSON.stringify(label)).join('\n'));
    expect((await monitor({ model: 'cars', nowMs: jan2(1976) }, ports)).nOrphanLabels).toBe(2);
  });

  it('wants a champion', async () => {
    await expect(monitor({ model: 'cars', nowMs: 0 }, memoryPorts())).rejects.toThrow(
      'cars: the model has no champion to watch. Register one first: upkeep run DATA, or push it to the deployment.',
    );
  });
});
