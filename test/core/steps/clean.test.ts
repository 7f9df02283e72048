import { describe, expect, it } from 'vitest';
import { clean } from '../../../core/steps/clean.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { stoppablePorts } from '../../support/stoppable-ports.ts';
import { CARS_CONFIG, carsCsv, uploadCars } from './cars.ts';

describe('Clean', () => {
  it('makes a data set whose manifest lists every file with its digest', async () => {
    const ports = memoryPorts();
    const output = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    expect(output).toMatchObject({
      model: 'cars',
      nRows: 159,
      nWithoutTarget: 7,
      reused: false,
      tunable: true,
    });
    const files = ports.store.contents(`clean/cars/${output.datasetId}/`);
    const manifest = JSON.parse(files[`clean/cars/${output.datasetId}/manifest.json`]!);
    expect(Object.keys(manifest.files).sort()).toEqual([
      'clean.csv',
      'clean.parquet',
      'ledger.json',
      'profile.json',
      'quarantine.csv',
      'recipe.json',
      'table.bin',
    ]);
    expect(manifest.nRead).toBe(manifest.nRows + manifest.nQuarantined);
  });

  it('writes nothing when the same upload is cleaned again', async () => {
    const ports = memoryPorts();
    const key = await uploadCars(ports, carsCsv(1970, 1974));
    const first = await clean({ key }, ports);
    const before = ports.store.nWrites();
    expect(await clean({ key }, ports)).toEqual({ ...first, reused: true });
    expect(ports.store.nWrites()).toBe(before);
  });

  it('recognises the same bytes under another key as the same data set', async () => {
    const ports = memoryPorts();
    const first = await clean({ key: await uploadCars(ports, carsCsv(1970, 1974)) }, ports);
    await ports.store.put('raw/cars/copy of cars+1%.csv', carsCsv(1970, 1974));
    const second = await clean({ key: 'raw/cars/copy of cars+1%.csv' }, ports);
    expect(second).toMatchObject({ datasetId: first.datasetId, reused: true });
  });

  it('cleans again when the clean section changed, and not when an alert did', async () => {
    const ports = memoryPorts();
    const csv = carsCsv(1970, 1974);
    const { datasetId } = await clean({ key: await uploadCars(ports, csv) }, ports);
    const alert = await clean(
      { key: await uploadCars(ports, csv, CARS_CONFIG.replace('above: 4.5', 'above: 5')) },
      ports,
    );
    const scaled = await clean(
      { key: await uploadCars(ports, csv, CARS_CONFIG.replace('minMax', 'standard')) },
      ports,
    );
    expect(alert).toMatchObject({ datasetId, reused: true });
    expect(scaled.datasetId).not.toBe(datasetId);
  });

  it('writes a file of the data set again that somebody removed or cut', async () => {
    const ports = memoryPorts();
    const key = await uploadCars(ports, carsCsv(1970, 1974));
    const { datasetId } = await clean({ key }, ports);
    const cleanCsv = `clean/cars/${datasetId}/clean.csv`;
    const before = ports.store.contents()[cleanCsv];
    await ports.store.put(cleanCsv, 'cut');
    expect(await clean({ key }, ports)).toMatchObject({ datasetId, reused: false });
    expect(ports.store.contents()[cleanCsv]).toBe(before);
  });

  it('leaves no manifest when it is stopped before any write, and finishes alike when it is repeated', async () => {
    const whole = memoryPorts();
    const expected = await clean({ key: await uploadCars(whole, carsCsv(1970, 1972)) }, whole);
    const nWrites = whole.store.nWrites() - 2;
    expect(nWrites).toBeGreaterThan(6);
    for (let k = 0; k < nWrites; k++) {
      const ports = stoppablePorts(memoryPorts());
      const key = await uploadCars(ports, carsCsv(1970, 1972));
      ports.stopAfter(k);
      await expect(clean({ key }, ports)).rejects.toThrow('stopped before writing');
      const manifestKey = `clean/cars/${expected.datasetId}/manifest.json`;
      if (k < nWrites - 1) expect(await ports.store.head(manifestKey), `after ${k} writes`).toBeUndefined();
      ports.stopAfter(null);
      expect(await clean({ key }, ports)).toMatchObject({ datasetId: expected.datasetId });
      expect(ports.store.contents('clean/cars/')[manifestKey]).toBe(
        whole.store.contents('clean/cars/')[manifestKey],
      );
    }
  });

  it('sets rows without a time aside, with their line', async () => {
    const ports = memoryPorts();
    const csv = carsCsv(1970, 1974).replace(',1970-01-01,', ',,');
    const output = await clean({ key: await uploadCars(ports, csv) }, ports);
    expect(output).toMatchObject({ nRows: 158, nQuarantined: 1 });
    expect(ports.store.contents()[`clean/cars/${output.datasetId}/quarantine.csv`]).toMatch(
      /^line,reason,text\n2,"has no year, the column of data.time"/,
    );
  });

  describe('with a data contract', () => {
    const expecting = (expected: string) =>
      `${CARS_CONFIG.replace('clean: {', `clean: { expect: { ${expected} },`)}`;

    it('refuses an upload that breaks it, with every breach, and keeps the reason', async () => {
      const ports = memoryPorts();
      const config = expecting('rows: ">= 1000", missing: { horsepower: "== 0" }, unique: [origin]');
      const key = await uploadCars(ports, carsCsv(1970, 1974), config);
      await expect(clean({ key }, ports)).rejects.toThrow(
        /^cars\.csv, clean\.expect: 3 expectations are not met:\n- rows: there are 159 rows; expected: >= 1000\n- missing\.horsepower: 2 of 159/,
      );
      const refusal = ports.store.contents('quarantine/')['quarantine/cars/cars.csv.reason.json'];
      expect(refusal).toContain('unique.origin');
      expect(ports.store.contents('clean/')).toEqual({});
    });

    it('refuses what is no longer fresh when it comes, also if the same content was good before', async () => {
      const ports = memoryPorts();
      let nowMs = Date.parse('1974-06-01T00:00:00Z');
      const head = async (key: string) => {
        const info = await ports.store.head(key);
        return info && { ...info, modifiedAtMs: nowMs };
      };
      const store = { ...ports.store, head };
      const key = await uploadCars(ports, carsCsv(1970, 1974), expecting('freshness: 52 weeks'));
      const { datasetId } = await clean({ key }, { store });
      nowMs = Date.parse('1975-06-01T00:00:00Z');
      expect(await clean({ key }, { store })).toMatchObject({ datasetId, reused: true });
      await ports.store.put('raw/cars/again.csv', carsCsv(1970, 1974));
      await expect(clean({ key: 'raw/cars/again.csv' }, { store })).rejects.toThrow(
        'freshness: the newest year is 1974-01-01T00:00:00.000Z, 516 days before the upload; expected: at most 52 weeks',
      );
    });

    it('names the nearest column', async () => {
      const ports = memoryPorts();
      const key = await uploadCars(ports, carsCsv(1970, 1974), expecting('range: { horsepowr: [0, 1] }'));
      await expect(clean({ key }, ports)).rejects.toThrow(
        'clean.expect.range: the data set has no column "horsepowr"',
      );
    });
  });

  it('counts dropped duplicates in what it answers and in the manifest', async () => {
    const ports = memoryPorts();
    const csv = carsCsv(1970, 1970);
    const [, first] = csv.split('\n');
    const config = CARS_CONFIG.replace('clean: {', 'clean: { duplicates: drop,');
    const output = await clean({ key: await uploadCars(ports, `${csv}${first}\n`, config) }, ports);
    expect(output).toMatchObject({ nDuplicates: 1, source: 'CSV, UTF-8, "," between columns, LF' });
    const { [`clean/cars/${output.datasetId}/manifest.json`]: manifest } = ports.store.contents('clean/');
    expect(JSON.parse(manifest!)).toMatchObject({
      nRead: output.nRows + 1,
      nDuplicates: 1,
      source: 'CSV, UTF-8, "," between columns, LF',
    });
  });

  it('refuses a broken file with its reason under quarantine/, and keeps the upload', async () => {
    const ports = memoryPorts();
    const key = await uploadCars(ports, 'id,name,year,origin,mpg\n1,a,1970-01-01,USA,"18\n');
    await expect(clean({ key }, ports)).rejects.toMatchObject({ name: 'DataRefusedError' });
    expect(ports.store.contents('quarantine/')['quarantine/cars/cars.csv.reason.json']).toContain('quote');
    expect(ports.store.contents('raw/')[key]).toContain('"18');
    expect(ports.store.contents('clean/')).toEqual({});
  });

  it('names the file by its own name in every refusal', async () => {
    const ports = memoryPorts();
    await ports.store.put('config/cars.yaml', 'model: cars\ndata: { target: nope }\n');
    await ports.store.put('raw/cars/8650b1d6b2b94ada/d.csv', 'mpg,x\n1,2\n');
    await expect(clean({ key: 'raw/cars/8650b1d6b2b94ada/d.csv' }, ports)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        'd.csv, data.target: the data set has no column "nope". Allowed: mpg, x. Name a column of the data set.',
    });
    await ports.store.put('raw/cars/8650b1d6b2b94ada/e.csv', 'nope,"x"y\n1,2\n');
    await expect(clean({ key: 'raw/cars/8650b1d6b2b94ada/e.csv' }, ports)).rejects.toThrow(
      /^e\.csv:1: text follows a closing quote in the header\./,
    );
    expect(ports.store.contents('quarantine/cars/8650b1d6b2b94ada/d.csv.reason.json')).toMatchObject({
      'quarantine/cars/8650b1d6b2b94ada/d.csv.reason.json': expect.stringContaining('d.csv, data.target'),
    });
  });

  it('keeps in the manifest which version of the object it read', async () => {
    const ports = memoryPorts();
    const key = await uploadCars(ports, carsCsv(1970, 1970));
    const { version } = (await ports.store.head(key))!;
    const { datasetId } = await clean({ key }, ports);
    const manifest = ports.store.contents()[`clean/cars/${datasetId}/manifest.json`]!;
    expect(JSON.parse(manifest).raw).toMatchObject({ key, version });
  });

  it('refuses a key that names no model', async () => {
    const ports = memoryPorts();
    await ports.store.put('raw/cars.csv', carsCsv(1970, 1971));
    await expect(clean({ key: 'raw/cars.csv' }, ports)).rejects.toThrow(
      'raw/cars.csv: the key names no model. Allowed: raw/<model>/<file>, the model in lower-case letters, digits and hyphens. ' +
        'Upload the file into the folder of its model.',
    );
  });

  it('profiles without a configuration, and says that nothing can be tuned', async () => {
    const ports = memoryPorts();
    await ports.store.put('raw/cars/cars.csv', carsCsv(1970, 1974));
    expect(await clean({ key: 'raw/cars/cars.csv' }, ports)).toMatchObject({ tunable: false, nRows: 159 });
  });
});
