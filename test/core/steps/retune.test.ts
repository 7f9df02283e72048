import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { readAlerts } from '../../../core/registry/alerts-document.ts';
import { clean } from '../../../core/steps/clean.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { failRetune, retune } from '../../../core/steps/retune.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, tuneCars, uploadCars } from './cars.ts';
import { logCsv } from './log-cars.ts';

const JAN_1979 = { model: 'cars', nowMs: Date.UTC(1979, 0, 2) };
const DAY_MS = 86_400_000;

interface Service {
  readonly config?: string;
  /** How the uploaded and the predicted files are changed. */
  readonly change?: (csv: string) => string;
}

/** A model of 1970-1974 that served 1978, whose log holds the actual values. */
async function inService({ config = CARS_CONFIG, change = (csv) => csv }: Service = {}) {
  const ports = memoryPorts();
  const key = await uploadCars(ports, change(carsCsv(1970, 1974)), config);
  await tuneCars(await clean({ key }, ports), ports, { nowMs: Date.UTC(1975, 0, 2) });
  await ports.store.put('predictions/cars/1978.jsonl', await logCsv(ports, change(carsCsv(1978, 1978))));
  return ports;
}

/** Changes every line of the log of 1978. */
async function changeLog(ports: MemoryPorts, change: (record: Record<string, unknown>) => unknown) {
  const key = 'predictions/cars/1978.jsonl';
  const lines = ports.store.contents()[key]!.trim().split('\n');
  await ports.store.put(key, lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join(''));
}

/** What the monitor and the retuning that it asks for do on the second of January 1979. */
async function tick(ports: MemoryPorts) {
  await monitor(JAN_1979, ports);
  return retune(JAN_1979, ports);
}

async function remembered(ports: MemoryPorts) {
  return (await readAlerts(ports.registry, 'cars')).retune;
}

const spelledNA = (csv: string) => csv.replaceAll(/(?<=,)(?=,|\n)|(?<=,)$/gm, 'NA');
const grouped = (csv: string) =>
  csv.replaceAll(/^.+$/gm, (line, at) => (at === 0 ? `${line},plant` : `${line},${(at % 2) + 1}`));

describe('Retune', () => {
  it('spells gaps as the configuration reads them', async () => {
    const config = CARS_CONFIG.replace('data: {', 'data: { missing: [NA],');
    const ports = await inService({ config, change: spelledNA });
    const { rawKey, nRows } = await tick(ports);
    expect(nRows).toBe(159 + 36);
    // The names of the appended cars, which data.ignore sets aside and no log carries, are gaps.
    expect(
      ports.store
        .contents()
        [rawKey]!.split('\n')
        .filter((line) => line.includes(',NA,')),
    ).not.toEqual([]);
    expect(await clean({ key: rawKey }, ports)).toMatchObject({ nRows, nQuarantined: 0 });
  });

  it('counts the rows of the upload that are no rows', async () => {
    const ports = await inService({ change: (csv) => csv.replace('\n', '\ntorn\n') });
    expect(await tick(ports)).toMatchObject({ nRows: 159 + 36, nQuarantined: 1 });
  });

  it.each([
    ['delimiter: ";"', (csv: string) => csv.replaceAll(',', ';')],
    ['format: tsv', (csv: string) => csv.replaceAll(',', '\t')],
    ['encoding: latin1', (csv: string) => csv],
  ])('writes data that CLEAN reads back under %s', async (option, change) => {
    const config = CARS_CONFIG.replace('data: {', `data: { ${option},`);
    const ports = await inService({ config, change });
    const { rawKey, nRows } = await tick(ports);
    expect(await clean({ key: rawKey }, ports)).toMatchObject({ nRows, nQuarantined: 0 });
  });

  it('says that gaps cannot be written where nothing spells them, and remembers that it failed', async () => {
    const complete = (csv: string) =>
      `${csv
        .split('\n')
        .filter((line) => !/,,|,$/.test(line))
        .join('\n')}`;
    const config = CARS_CONFIG.replace('data: {', 'data: { missing: [],');
    const ports = await inService({ config, change: complete });
    const message =
      'data.missing: the list is empty, so that the gaps of the data to tune again on cannot be written. ' +
      'Allowed: at least one spelling of a missing cell. Add "" to the list.';
    await expect(tick(ports)).rejects.toMatchObject({ name: 'ConfigurationError', message });
    expect(await remembered(ports)).toMatchObject({ status: 'failed', rawKey: null, reason: message });
  });

  it('carries the group of logged records into the new upload', async () => {
    const config = CARS_CONFIG.replace('id: id,', 'id: id, group: plant,');
    const ports = await inService({ config, change: grouped });
    const { rawKey, nNewRows } = await tick(ports);
    expect(nNewRows).toBe(36);
    const [header, ...rows] = ports.store.contents()[rawKey]!.trim().split('\n');
    expect(header!.endsWith(',plant')).toBe(true);
    expect(rows.slice(-36).every((row) => /,[12]$/.test(row))).toBe(true);
  });

  it('leaves out, and counts, records without the group', async () => {
    const config = CARS_CONFIG.replace('id: id,', 'id: id, group: plant,');
    const ports = await inService({ config, change: grouped });
    let n = 0;
    await changeLog(ports, (record) => {
      const { plant, ...features } = record.features as Record<string, unknown>;
      return { ...record, features: n++ < 6 ? features : { plant, ...features } };
    });
    expect(await tick(ports)).toMatchObject({ nNewRows: 30, nLeftOut: 6 });
  });

  it('makes data that CLEAN takes, whatever the contract asks of columns that no log carries', async () => {
    const ports = await inService();
    const contract =
      'expect: { rows: "<= 160", freshness: 2 days, missing: { name: "== 0", weight: "== 0" } }';
    await ports.store.put('config/cars.yaml', CARS_CONFIG.replace('clean: {', `clean: { ${contract},`));
    const { rawKey, nRows } = await tick(ports);
    const cleaned = await clean({ key: rawKey }, ports);
    expect(cleaned.nRows).toBe(nRows);
    expect(cleaned.notices).toContain(
      'Not expected of a retuning, whose new rows come from the prediction log: ' +
        'clean.expect.rows, clean.expect.missing.name, clean.expect.freshness.',
    );
    // The same once more, as another version of the object: it is read again.
    await ports.store.put(rawKey, ports.store.contents()[rawKey]!);
    expect(await clean({ key: rawKey }, ports)).toMatchObject({ reused: true });
  });

  it('makes data that CLEAN refuses where the log breaks the contract', async () => {
    const config = CARS_CONFIG.replace('clean: {', 'clean: { expect: { missing: { weight: "== 0" } },');
    const ports = await inService({ config });
    await changeLog(ports, (record) => ({
      ...record,
      features: { ...(record.features as object), weight: null },
    }));
    const { rawKey } = await tick(ports);
    await expect(clean({ key: rawKey }, ports)).rejects.toThrow(
      'missing.weight: 36 of 195 cells (18.5%) are missing',
    );
  });

  it('reads gaps that were logged as text as gaps, and leaves out what is no number', async () => {
    const ports = await inService();
    let n = 0;
    await changeLog(ports, (record) => {
      const horsepower = ['NA', 'a lot', ' 130'][n++] ?? 100;
      return { ...record, features: { ...(record.features as object), horsepower } };
    });
    const { rawKey, nNewRows, nLeftOut } = await tick(ports);
    expect({ nNewRows, nLeftOut }).toEqual({ nNewRows: 35, nLeftOut: 1 });
    const [header, ...rows] = ports.store.contents()[rawKey]!.trim().split('\n');
    const at = header!.split(',').indexOf('horsepower');
    const values = rows.slice(159).map((row) => row.split(',')[at]);
    expect(values.filter((value) => value === '')).toHaveLength(1);
    expect(values.filter((value) => value === '130')).toHaveLength(1);
    expect(values.filter((value) => value === '100')).toHaveLength(33);
  });

  it('refuses a log of which no record fits the upload', async () => {
    const ports = await inService();
    await changeLog(ports, (record) => ({
      ...record,
      features: { ...(record.features as object), weight: 'heavy' },
    }));
    await expect(tick(ports)).rejects.toThrow(
      "prediction log of cars: none of the 36 labelled records that are new fits the columns of the champion's data. " +
        'Allowed: features of the types that the uploaded file has. ' +
        'Log the raw features with each prediction, as upkeep predict does.',
    );
  });

  it('gives the labels that came later to rows that were uploaded without them', async () => {
    const withoutMpg = (csv: string) => csv.replaceAll(/^([^,]*,[^,]*,1978-.*),[^,]*$/gm, '$1,');
    const ports = memoryPorts();
    const key = await uploadCars(ports, withoutMpg(carsCsv(1970, 1978)));
    const { nWithoutTarget } = await clean({ key }, ports);
    expect(nWithoutTarget).toBe(7 + 36);
    await tuneCars(await clean({ key }, ports), ports, { nowMs: Date.UTC(1975, 0, 2) });
    await ports.store.put('predictions/cars/1978.jsonl', await logCsv(ports, carsCsv(1978, 1978)));
    const { rawKey, nRows, nNewRows } = await tick(ports);
    expect({ nRows, nNewRows }).toEqual({ nRows: 287, nNewRows: 36 });
    expect(await clean({ key: rawKey }, ports)).toMatchObject({ nRows: 287, nWithoutTarget: 7 });
  });
});

describe('a champion of an earlier version', () => {
  it('is tuned again from its upload, by a manifest that says less, and stays champion', async () => {
    const ports = await inService();
    const contents = ports.store.contents();
    const model = JSON.parse(contents['models/cars/1/model.json']!);
    const older = {
      ...model,
      format: 'upkeep-model/1',
      recipe: { ...model.recipe, format: 'upkeep-recipe/1' },
    };
    await ports.store.put('models/cars/1/model.json', JSON.stringify(older));
    const folder = `clean/cars/${model.lineage.datasetId}`;
    const {
      source: _,
      nDuplicates: __,
      nLeftOut: ___,
      ...manifest
    } = JSON.parse(contents[`${folder}/manifest.json`]!);
    await ports.store.put(`${folder}/manifest.json`, JSON.stringify(manifest));
    const { rawKey, nRows } = await tick(ports);
    expect(nRows).toBe(159 + 36);
    const { promotion } = await tuneCars(await clean({ key: rawKey }, ports), ports, {
      nowMs: JAN_1979.nowMs,
    });
    expect(promotion).toMatchObject({ version: 2, decision: { outcome: 'challenger' } });
    expect(promotion.decision.reason).toContain('Version 1 was written by an earlier version of Upkeep');
  });
});

describe("the champion's upload", () => {
  it('is read as it was, when the same bytes were put again', async () => {
    const ports = await inService();
    await ports.store.put('raw/cars/cars.csv', carsCsv(1970, 1974));
    expect(await tick(ports)).toMatchObject({ nRows: 159 + 36 });
  });

  it('is not mistaken for another file that has replaced it', async () => {
    const ports = await inService();
    await ports.store.put('raw/cars/cars.csv', carsCsv(1971, 1974));
    await expect(tick(ports)).rejects.toMatchObject({
      name: 'DataRefusedError',
      message:
        `raw/cars/cars.csv: another file has replaced the champion's data (SHA-256 ${sha256(carsCsv(1971, 1974))}). ` +
        `Allowed: the file that the champion was tuned on (SHA-256 ${sha256(carsCsv(1970, 1974))}). ` +
        'Put that file back under this key, or tune a new model on the present one: upkeep run DATA.',
    });
  });
});

describe('a retuning that is refused', () => {
  async function withoutFeatures(): Promise<MemoryPorts> {
    const ports = await inService();
    await changeLog(ports, ({ features: _, ...record }) => record);
    await expect(tick(ports)).rejects.toThrow('none of the 36 labelled records carries features');
    return ports;
  }

  it('is remembered with its time and its labelled rows', async () => {
    expect(await remembered(await withoutFeatures())).toMatchObject({
      status: 'failed',
      atMs: JAN_1979.nowMs,
      nLabelled: 36,
      rawKey: null,
      reason: expect.stringContaining('none of the 36 labelled records carries features'),
    });
  });

  it('is not asked for again before 20 new labelled rows have come', async () => {
    const ports = await withoutFeatures();
    const { retune: order } = await monitor({ model: 'cars', nowMs: JAN_1979.nowMs + 30 * DAY_MS }, ports);
    expect(order).toEqual({
      retune: false,
      reason: 'rmse above 4.5 is still in ALARM, but only 0 labelled rows are new; 20 are needed.',
      resume: null,
    });
  });

  it('by CLEAN or TUNE is not taken up again', async () => {
    const ports = await inService();
    const { rawKey } = await tick(ports);
    expect(await remembered(ports)).toMatchObject({ status: 'started', rawKey });
    await failRetune({ model: 'cars', rawKey, reason: 'no column is left' }, ports);
    expect(await remembered(ports)).toMatchObject({ status: 'failed', rawKey, reason: 'no column is left' });
    expect((await monitor(JAN_1979, ports)).retune).toMatchObject({ retune: false, resume: null });
  });
});
