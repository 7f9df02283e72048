import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import type { ModelArtefact } from '../../../core/contracts/model-artefact.ts';
import { sha256 } from '../../../core/hashing/sha256.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { predict } from '../../../core/steps/predict.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { startTune } from '../../../core/steps/start-tune.ts';
import { loadVersion } from '../../../core/tuning/champion.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { stubTrainers, trainerOf } from '../../support/stub-trainers.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';
import { CARS_CONFIG, carsCsv, HOLDER, uploadCars } from './cars.ts';

const withEstimator = (entry: string) => CARS_CONFIG.replace(/estimators: .*/, `estimators: [${entry}]`);
const RIDGE = withEstimator('{ estimator: ridge, grid: { alpha: [0.1, 10] } }');
const TRAINER = withEstimator('{ estimator: lambda, name: own, command: [own], grid: { alpha: [0.1, 10] } }');

/** The same search by Upkeep's ridge, or by a trainer that fits ridge. */
async function tune(ports: MemoryPorts, config: string, csv: string, nowMs: number) {
  const dataSet = await clean({ key: await uploadCars(ports, csv, config) }, ports);
  const run = await startTune(dataSet, ports, { nowMs, holder: HOLDER, isHolderGone: () => true });
  const planned = await plan(run, ports);
  for (const { index } of planned.paths)
    await evaluatePath({ ...run, pathIndex: index }, { ...ports, nowMs: () => 0 });
  const selection = await select(run, ports);
  const promotion = await promote(run, ports, nowMs);
  return { run, planned, selection, promotion };
}

function portsWithTrainer() {
  const ports = memoryPorts();
  return { ...ports, trainers: stubTrainers(trainerOf('ridge', ports.store)) };
}

const predictions = async (ports: Parameters<typeof predict>[0]['ports'], artefact: ModelArtefact) => {
  const bytes = new TextEncoder().encode(carsCsv(1975, 1976));
  const open = async function* () {
    yield bytes;
  };
  const options = { artefact, name: 'cars.csv', missing: ['', 'NA'], open };
  return (await predict({ ...options, ...(ports === undefined ? {} : { ports }) })).predictions;
};

const FIRST = Date.UTC(1975, 0, 2);

describe('a search with a trainer that fits ridge', () => {
  it('selects, promotes and predicts what the search with ridge does', async () => {
    const [own, ours] = [portsWithTrainer(), memoryPorts()];
    const found = await tune(own, TRAINER, carsCsv(1970, 1974), FIRST);
    const wanted = await tune(ours, RIDGE, carsCsv(1970, 1974), FIRST);
    expect(found.selection.estimator).toBe('own');
    expect(found.selection.params.alpha).toBe(wanted.selection.params.alpha);
    expect(found.promotion.decision.outcome).toBe('promoted');
    expect(found.promotion.decision.nRows).toBe(wanted.promotion.decision.nRows);
    const version = { model: 'cars', version: 1 };
    const [a, b] = [await loadVersion(version, own.store), await loadVersion(version, ours.store)];
    // 1e-9: ridge by way of Gram matrices in the search, on the same rows in the fits.
    const close = (x: number, y: number) => expect(Math.abs(x - y) / Math.abs(y)).toBeLessThan(1e-9);
    close(found.selection.holdout!.rmse!, wanted.selection.holdout!.rmse!);
    close(found.selection.cv.rmse!.mean, wanted.selection.cv.rmse!.mean);
    expect(
      relativeError([...(await predictions(own, a))], [...(await predictions(undefined, b))]),
    ).toBeLessThan(1e-9);
  });

  it("keeps the trainer's model with the version, by its hash, apart from what is removed", async () => {
    const ports = portsWithTrainer();
    await tune(ports, TRAINER, carsCsv(1970, 1974), FIRST);
    const artefact = await loadVersion({ model: 'cars', version: 1 }, ports.store);
    const { trainer, fitted } = artefact.estimator;
    const key = keys.trainerModel('cars', 1);
    expect(trainer).toMatchObject({ key, spec: { name: 'own', version: '1' }, classes: null });
    expect(trainer!.sha256).toBe(sha256(await ports.store.get(key)));
    expect(fitted).toEqual({});
    const fits = ports.trainers.requests.filter(({ action }) => action === 'fit');
    expect(fits).toHaveLength(2);
    expect(fits.every(({ model }) => model!.startsWith('work/cars/'))).toBe(true);
  });

  it('compares the champion, which its trainer predicts for, with a challenger of ours', async () => {
    const ports = portsWithTrainer();
    await tune(ports, TRAINER, carsCsv(1970, 1974), FIRST);
    const nAsked = ports.trainers.requests.length;
    const next = await tune(ports, RIDGE, carsCsv(1970, 1977), Date.UTC(1978, 0, 2));
    expect(next.promotion.decision.againstVersion).toBe(1);
    expect(next.promotion.decision.nRows).toBeGreaterThanOrEqual(20);
    expect(Number.isFinite(next.promotion.decision.opponentScore)).toBe(true);
    const asked = ports.trainers.requests.slice(nAsked);
    expect(asked.map(({ action, model }) => [action, model])).toEqual([
      ['predict', keys.trainerModel('cars', 1)],
    ]);
  });

  it('costs no search when the trainer of the champion is gone: what is found stays challenger', async () => {
    const ports = portsWithTrainer();
    await tune(ports, TRAINER, carsCsv(1970, 1974), FIRST);
    const { trainers: _, ...gone } = ports;
    const next = await tune(gone, RIDGE, carsCsv(1970, 1977), Date.UTC(1978, 0, 2));
    expect(next.promotion).toMatchObject({ version: 2, decision: { outcome: 'challenger', nRows: 0 } });
    expect(next.promotion.decision.reason).toContain(
      'Version 1 cannot be asked: trainer own: trainers cannot be called from here.',
    );
  });

  it('is refused when it is planned, where no trainer can be called', async () => {
    await expect(tune(memoryPorts(), TRAINER, carsCsv(1970, 1974), FIRST)).rejects.toThrow(
      'trainer own: trainers cannot be called from here. Use the command line, or a deployment whose stack names its trainers.',
    );
  });

  it('does not predict with a model that is not the one its trainer wrote, or without its trainer', async () => {
    const ports = portsWithTrainer();
    await tune(ports, TRAINER, carsCsv(1970, 1974), FIRST);
    const artefact = await loadVersion({ model: 'cars', version: 1 }, ports.store);
    await expect(predictions(undefined, artefact)).rejects.toThrow('trainers cannot be called from here');
    await ports.store.put(keys.trainerModel('cars', 1), '{}');
    await expect(predictions(ports, artefact)).rejects.toThrow(
      'models/cars/1/trainer.model: its bytes are not those that the trainer wrote',
    );
  });

  it('is refused when it writes no model', async () => {
    const ports = portsWithTrainer();
    const works = trainerOf('ridge', ports.store);
    const trainers = stubTrainers((request) =>
      request.action === 'fit' ? { format: 'upkeep-trainer-response/1' } : works(request),
    );
    await expect(tune({ ...ports, trainers }, TRAINER, carsCsv(1970, 1974), FIRST)).rejects.toThrow(
      'trainer own: it wrote no model.',
    );
  });
});
