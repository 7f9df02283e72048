import { describe, expect, it } from 'vitest';
import { readModel } from '../../../core/registry/model-document.ts';
import { clean } from '../../../core/steps/clean.ts';
import type { MemoryPorts } from '../../support/memory-ports.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv, cleanAndTune, tuneCars, uploadCars } from './cars.ts';

const NOW_MS = Date.UTC(1981, 0, 2);

async function tuneLater(ports: MemoryPorts, csv: string, config = CARS_CONFIG) {
  const dataSet = await clean({ key: await uploadCars(ports, csv, config) }, ports);
  const { promotion, runId } = await tuneCars(dataSet, ports, { nowMs: NOW_MS });
  const file = (name: string) => ports.store.contents()[`models/cars/runs/${runId}/${name}`]!;
  return { promotion, plan: JSON.parse(file('plan.json')), holdout: file('holdout.csv') };
}

/** The file with one column named otherwise. */
function renamed(csv: string, from: string, to: string): string {
  const end = csv.indexOf('\n');
  return csv.slice(0, end).replace(from, to) + csv.slice(end);
}

describe('a champion that cannot predict the new data', () => {
  it('because a feature is gone costs no search: the winner becomes challenger, with the reason', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const csv = renamed(carsCsv(1970, 1980), 'horsepower', 'power');
    const { promotion, plan, holdout } = await tuneLater(ports, csv);
    const obstacle = 'Version 1 needs column horsepower, which this data set does not have.';
    expect(plan.comparison).toEqual({ kind: 'none', nRows: 0, championVersion: 1, obstacle });
    expect(plan.nSearchRows + plan.nUnlabelled).toBe(345);
    expect(holdout).toBe('id,actual,challenger,opponent\n');
    expect(promotion).toEqual({
      version: 2,
      decision: {
        outcome: 'challenger',
        reason: `Not promoted: ${obstacle} Promote by hand if that is meant.`,
        againstVersion: 1,
        scorer: 'rmse',
        nRows: 0,
        challengerScore: null,
        opponentScore: null,
        difference: null,
      },
    });
    expect((await readModel(ports.registry, 'cars'))?.aliases).toEqual({ champion: 1, challenger: 2 });
  });

  it('because an earlier version of Upkeep wrote it costs no search, and a promotion by hand ends it', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const key = 'models/cars/1/model.json';
    const older = ports.store.contents()[key]!.replace('upkeep-model/2', 'upkeep-model/1');
    await ports.store.put(key, older);
    const { promotion, plan } = await tuneLater(ports, carsCsv(1970, 1980));
    const obstacle =
      'Version 1 was written by an earlier version of Upkeep, and cannot predict with this one.';
    expect(plan.comparison).toEqual({ kind: 'none', nRows: 0, championVersion: 1, obstacle });
    expect(promotion.decision.reason).toBe(`Not promoted: ${obstacle} Promote by hand if that is meant.`);
  });

  it('because a column holds another type is not compared either', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const config = CARS_CONFIG.replace('{ origin: category }', '{ origin: category, cylinders: category }');
    const { promotion } = await tuneLater(ports, carsCsv(1970, 1980), config);
    expect(promotion.decision.reason).toBe(
      'Not promoted: Version 1 cannot predict this data set: "cylinders" is of type category, not number. ' +
        'Promote by hand if that is meant.',
    );
  });

  it('because the columns it uses are smoothed otherwise is not compared either', async () => {
    const ports = memoryPorts();
    await cleanAndTune(ports, carsCsv(1970, 1974));
    const smoothed = (columns: string) =>
      CARS_CONFIG.replace(
        'clean: {',
        `clean: { denoise: [{ columns: [${columns}], method: movingAverage, window: 3 }],`,
      );
    const first = await tuneLater(ports, carsCsv(1970, 1980), smoothed('weight'));
    expect(first.promotion.decision).toMatchObject({
      outcome: 'challenger',
      reason:
        'Not promoted: Version 1 was fitted on column weight smoothed by other rules than this data set is. ' +
        'Promote by hand if that is meant.',
    });
  });

  it('is compared when a rule merely names other columns beside, which it does not use', async () => {
    const ports = memoryPorts();
    const config = (columns: string) =>
      CARS_CONFIG.replace(
        'clean: {',
        `clean: { denoise: [{ columns: [${columns}], method: exponential, alpha: 0.9 }],`,
      );
    const csv = (toYear: number) => {
      const [header, ...rows] = carsCsv(1970, toYear).trim().split('\n');
      return `${header},extra\n${rows.map((row, index) => `${row},${index % 7}\n`).join('')}`;
    };
    const ignoring = (text: string) => text.replace('ignore: [name]', 'ignore: [name, extra]');
    const narrow = await tuneLater(ports, csv(1974), ignoring(config('weight')));
    expect(narrow.promotion.decision.outcome).toBe('promoted');
    const wide = await tuneLater(ports, csv(1980), config('weight, extra'));
    expect(wide.plan.comparison).toMatchObject({ kind: 'unseen', championVersion: 1 });
    expect(wide.plan.comparison.obstacle).toBeUndefined();
  });
});
