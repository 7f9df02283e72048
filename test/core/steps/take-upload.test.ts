import { describe, expect, it } from 'vitest';
import { readAlerts, updateRetune } from '../../../core/registry/alerts-document.ts';
import { leaveWaiting, readWaiting } from '../../../core/registry/waiting-tune.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { carsCsv } from './cars.ts';
import { carryOut, type DeployedPorts, deployedPorts, JAN_1975, uploadYears } from './deployed-cars.ts';

const take = (ports: DeployedPorts, key: string, maxBytes?: number) =>
  takeUpload({ key, ...(maxBytes === undefined ? {} : { maxBytes }) }, ports, JAN_1975);

async function started(ports: DeployedPorts, rawKey: string) {
  const retune = { status: 'started', rawKey, atMs: 0, nLabelled: 0 } as const;
  await updateRetune(ports.registry, 'cars', () => retune);
}

const retuneOf = async ({ registry }: DeployedPorts) => (await readAlerts(registry, 'cars')).retune;

describe('takeUpload', () => {
  it('cleans an upload and starts its run', async () => {
    const ports = deployedPorts();
    const outcome = await take(ports, await uploadYears(ports, 1970, 1974));
    expect(outcome).toMatchObject({ status: 'running', rawKey: 'raw/cars/1970-1974.csv' });
    expect(ports.executions.begun).toEqual([{ model: 'cars', runId: outcome.runId, attempt: 1 }]);
    expect(ports.notified).toEqual([]);
  });

  it('refuses a broken file: its reason is kept and told, and a repeat ends alike', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await ports.store.put(key, 'id,mpg\n1,"2');
    for (let delivery = 0; delivery < 2; delivery++) {
      expect(await take(ports, key)).toEqual({ rawKey: key, status: 'refused' });
    }
    const kept = JSON.parse(ports.store.contents()['quarantine/cars/1970-1974.csv.reason.json']!);
    expect(kept).toMatchObject({ key, version: (await ports.store.head(key))!.version });
    expect(kept.reason).toContain('1970-1974.csv');
    const [told] = ports.notified;
    expect(told).toMatchObject({
      subject: 'cars: the upload was refused',
      attributes: { model: 'cars', kind: 'data', severity: 'warning', state: 'REFUSED' },
    });
    expect(told!.text.startsWith(kept.reason)).toBe(true);
    expect(new Set(ports.notified.map(({ deduplicationId }) => deduplicationId)).size).toBe(1);
    expect(ports.executions.begun).toEqual([]);
  });

  it.each([
    'raw/cars.csv',
    'raw/Not A Model/cars.csv',
  ])('quarantines %s, which names no model', async (key) => {
    const ports = deployedPorts();
    await ports.store.put(key, carsCsv(1970, 1974));
    expect(await take(ports, key)).toEqual({ rawKey: key, status: 'refused' });
    expect(ports.store.contents('quarantine/')).toEqual({
      [`${key.replace('raw/', 'quarantine/')}.reason.json`]:
        expect.stringContaining('the key names no model'),
    });
    expect(ports.notified[0]!.text).toContain('the key names no model');
  });

  it('refuses a file that does not fit into memory before it is read', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    expect(await take(ports, key, 5000)).toMatchObject({ status: 'refused' });
    expect(ports.notified[0]!.text).toMatch(
      /^1970-1974\.csv: it has 0\.0 MB, more than fits .* Allowed: at most 0\.0 MB\./,
    );
    expect(Object.keys(ports.store.contents('clean/'))).toEqual([]);
  });

  it('tells of a configuration that cannot be read', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await ports.store.put('config/cars.yaml', 'model: cars\ndata: { targt: mpg }\n');
    expect(await take(ports, key)).toMatchObject({ status: 'refused' });
    expect(ports.notified[0]!.text).toContain('targt');
  });

  it('cleans without a configuration, and says that a target is wanted', async () => {
    const ports = deployedPorts();
    await ports.store.put('raw/vans/vans.csv', 'a,b\n1,2\n3,4\n');
    expect(await take(ports, 'raw/vans/vans.csv')).toMatchObject({ status: 'cleaned' });
    expect(ports.notified).toMatchObject([
      { attributes: { model: 'vans', kind: 'data', severity: 'info', state: 'CLEANED' } },
    ]);
    expect(ports.notified[0]!.text).toContain('data.target in config/vans.yaml');
  });

  it('leaves alone what was removed before it was read', async () => {
    const ports = deployedPorts();
    expect(await take(ports, 'raw/cars/gone.csv')).toEqual({ rawKey: 'raw/cars/gone.csv', status: 'gone' });
    expect(ports.notified).toEqual([]);
  });

  it('ends a retuning whose upload is refused', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await ports.store.put(key, 'no table');
    await started(ports, key);
    await take(ports, key);
    expect(await retuneOf(ports)).toMatchObject({ status: 'failed', rawKey: key });
  });

  it('ends a retuning whose upload was removed, or that nobody can tune on any more', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await started(ports, 'raw/cars/gone.csv');
    await take(ports, 'raw/cars/gone.csv');
    expect(await retuneOf(ports)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('removed'),
    });
    await ports.store.put('config/cars.yaml', 'model: cars\n');
    await started(ports, key);
    expect(await take(ports, key)).toMatchObject({ status: 'cleaned' });
    expect(await retuneOf(ports)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('data.target'),
    });
  });

  it('lets an upload wait no longer that is refused', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await leaveWaiting({ model: 'cars', rawKey: key, datasetId: 'f00d', uploadedAtMs: 1 }, ports.registry);
    await ports.store.put('config/cars.yaml', 'model: cars\ndata: { targt: mpg }\n');
    await take(ports, key);
    expect(await readWaiting({ registry: ports.registry, model: 'cars' })).toBeNull();
  });

  it('says of no place where the reason is kept, when only TUNE refuses and nothing is wrong with the file', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    const { get } = ports.store;
    let nReads = 0;
    // Edited between CLEAN and the start of TUNE.
    const edited = async (name: string) =>
      name === 'config/cars.yaml' && ++nReads > 1 ? new TextEncoder().encode('model: cars\n') : get(name);
    Object.assign(ports.store, { get: edited });
    expect(await take(ports, key)).toMatchObject({ status: 'refused' });
    expect(ports.notified[0]!.text).toContain('data.target');
    expect(ports.notified[0]!.text).not.toContain('the reason is kept');
    expect(ports.store.contents('quarantine/')).toEqual({});
  });

  it('tells of the same broken file again when it is sent again', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    for (let sent = 0; sent < 2; sent++) {
      await ports.store.put(key, 'no table');
      await take(ports, key);
    }
    expect(new Set(ports.notified.map(({ deduplicationId }) => deduplicationId)).size).toBe(2);
  });

  it('ends a retuning whose run had finished before', async () => {
    const ports = deployedPorts();
    const key = await uploadYears(ports, 1970, 1974);
    await take(ports, key);
    await carryOut(ports.executions.begun[0]!, ports);
    await started(ports, key);
    expect(await take(ports, key)).toMatchObject({ status: 'finished' });
    expect(await retuneOf(ports)).toMatchObject({ status: 'done', outcome: 'version 1 promoted' });
  });
});
