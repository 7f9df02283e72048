import { describe, expect, it } from 'vitest';
import { TRAINER_RESPONSE_FORMAT } from '../../../core/contracts/trainer.ts';
import { ConfigurationError, DataRefusedError, UnavailableError } from '../../../core/errors.ts';
import { evaluateCandidates } from '../../../core/model-selection/paths/evaluate-candidates.ts';
import type { PathTask } from '../../../core/model-selection/paths/path-task.ts';
import { evaluateWithTrainer } from '../../../core/trainers/evaluate-with-trainer.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { stubTrainers, trainerOf } from '../../support/stub-trainers.ts';
import { trainerSpec } from '../../support/trainer-spec.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';
import { candidatesOf, sampleTask } from '../model-selection/paths/sample-task.ts';

const PARAMS = [
  { alpha: 0.1, normalize: 'minMax' },
  { alpha: 10, fitIntercept: true },
];
const asTrainer = (task: PathTask) => ({
  ...task,
  seed: 7,
  candidates: task.candidates.map((candidate) => ({
    ...candidate,
    estimator: 'trees',
    trainer: trainerSpec({ name: 'trees' }),
  })),
});
const ridgeTask = sampleTask({
  candidates: candidatesOf(...PARAMS.map((params) => ({ estimator: 'ridge', params }))),
});
const NO_ROWS = { format: TRAINER_RESPONSE_FORMAT };

describe('a trainer that fits ridge', () => {
  it('gets the scores that ridge gets, as it is handed the same rows', async () => {
    const store = memoryObjectStore();
    const trainers = stubTrainers(trainerOf('ridge', store));
    const { results } = await evaluateWithTrainer(asTrainer(ridgeTask), {
      store,
      trainers,
      model: 'cars',
      job: 'run',
    });
    for (const [position, expected] of evaluateCandidates(ridgeTask).results.entries()) {
      const { error, splitTestScores } = results[position]!;
      expect(error).toBeNull();
      for (const scorer of ridgeTask.scorers) {
        const [found, wanted] = [splitTestScores[scorer], expected.splitTestScores[scorer]] as number[][];
        // 1e-9: ours is fitted by a Gram matrix, the trainer's on rows.
        expect(relativeError(found!, wanted!), scorer).toBeLessThan(1e-9);
      }
    }
  });

  it('is asked once a candidate and split, with its parameters and no row', async () => {
    const store = memoryObjectStore();
    const trainers = stubTrainers(trainerOf('ridge', store));
    await evaluateWithTrainer(asTrainer(ridgeTask), { store, trainers, model: 'cars', job: 'run' });
    expect(trainers.requests).toHaveLength(PARAMS.length * ridgeTask.splits.length);
    const { train, test, response, ...request } = trainers.requests[0]!;
    expect(request).toEqual({
      format: 'upkeep-trainer-request/1',
      action: 'evaluate',
      trainer: 'trees',
      task: 'regression',
      classes: null,
      params: { alpha: 0.1 },
      seed: 7,
      dataFormat: 'csv',
      columns: { target: '__target__', weight: null },
      model: null,
    });
    const shape = (key: string) => {
      const [header, ...rows] = store.contents()[key]!.trimEnd().split('\n');
      return [header!.split(',').includes('__target__'), rows.length];
    };
    const { train: offered, test: tested } = ridgeTask.splits[0]!;
    expect([shape(train!), shape(test!)]).toEqual([
      [true, offered.length],
      [false, tested.length],
    ]);
    expect(response).toMatch(/^work\/cars\/run\/calls\/[0-9a-f]{16}\/response\.json$/);
  });

  it('finds rows written once for all candidates that are fitted to them', async () => {
    const store = memoryObjectStore();
    const task = asTrainer(
      sampleTask({
        candidates: candidatesOf(...[1, 2, 3].map((alpha) => ({ estimator: 'ridge', params: { alpha } }))),
      }),
    );
    const trainers = stubTrainers(trainerOf('ridge', store));
    await evaluateWithTrainer(task, { store, trainers, model: 'cars', job: 'run' });
    const files = Object.keys(store.contents('work/cars/run/rows-'));
    expect(files).toHaveLength(2 * task.splits.length);
  });
});

describe('a trainer at fault', () => {
  const evaluate = (answer: Parameters<typeof stubTrainers>[0], task: Partial<PathTask> = {}) =>
    evaluateWithTrainer(
      { ...asTrainer({ ...ridgeTask, ...task }), candidates: asTrainer(ridgeTask).candidates.slice(0, 1) },
      { store: memoryObjectStore(), trainers: stubTrainers(answer), model: 'cars', job: 'run' },
    );
  const reasonOf = async (...asked: Parameters<typeof evaluate>) => {
    const [{ error, splitTestScores }] = (await evaluate(...asked)).results as [
      Awaited<ReturnType<typeof evaluate>>['results'][0],
    ];
    expect(splitTestScores.rmse!.every((score) => score === null)).toBe(true);
    return error;
  };
  const ones = (n: number) => new Array<number>(n).fill(1);
  const nTest = ridgeTask.splits[0]!.test.length;

  it.each([
    [undefined, 'it wrote no response.'],
    ['rubbish', /^trainer trees: its response: /],
    [{ format: 'other', predictions: ones(nTest) }, /its response at format: /],
    [{ ...NO_ROWS, error: 'no GPU' }, 'it says: no GPU.'],
    [NO_ROWS, 'its response has no predictions.'],
    [{ ...NO_ROWS, predictions: ones(nTest + 1) }, `it answers ${nTest + 1} predictions for ${nTest} rows.`],
    [{ ...NO_ROWS, predictions: [...ones(nTest - 1), null] }, /its response at predictions\./],
    [{ ...NO_ROWS, predictions: [...ones(nTest - 1), Number.NaN] }, /its response at predictions\./],
    [{ ...NO_ROWS, predictions: [...ones(nTest - 1), Infinity] }, /its response at predictions\./],
  ])('fails its candidate for the answer %j', async (answer, reason) => {
    const text = await reasonOf(() => answer);
    if (typeof reason === 'string') expect(text).toBe(`trainer trees: ${reason}`);
    else expect(text).toMatch(reason);
  });

  it.each([
    '{"predictions": [NaN]}',
    '<html>',
    '{',
  ])('fails its candidate for the written %s', async (text) => {
    const store = memoryObjectStore();
    const trainers = stubTrainers(async ({ response }) => void (await store.put(response, text)));
    const desk = { store, trainers, model: 'cars', job: 'run' };
    const { results } = await evaluateWithTrainer(asTrainer(ridgeTask), desk);
    for (const { error } of results)
      expect(error).toBe('trainer trees: its response is no JSON, which NaN and Infinity are not either.');
  });

  it('fails its candidate alone, on the splits where it fails, with its reason', async () => {
    const store = memoryObjectStore();
    const works = trainerOf('ridge', store);
    let nCalls = 0;
    const trainers = stubTrainers((request) => {
      if (++nCalls === 2) throw new DataRefusedError({ where: 'trainer trees', found: 'it fell' });
      return works(request);
    });
    const desk = { store, trainers, model: 'cars', job: 'run' };
    const [first, second] = (await evaluateWithTrainer(asTrainer(ridgeTask), desk)).results;
    const nSplits = ridgeTask.splits.length;
    expect(first!.error).toBe(`trainer trees: it fell. (On 1 of ${nSplits} splits.)`);
    expect(first!.splitTestScores.rmse!.map((score) => score === null)).toEqual(
      Array.from({ length: nSplits }, (_, split) => split === 1),
    );
    expect(second!.error).toBeNull();
  });

  it.each([
    new UnavailableError({ where: 'trainer trees', found: 'not now' }),
    new ConfigurationError({ where: 'trainer trees', found: 'no such program' }),
  ])('is an exception where it could not be asked: %s', async (error) => {
    const failing = evaluate(() => {
      throw error;
    });
    await expect(failing).rejects.toBe(error);
  });

  it('does not take an earlier answer for its own', async () => {
    const store = memoryObjectStore();
    const works = trainerOf('ridge', store);
    const desk = { store, model: 'cars', job: 'run' };
    const writes = stubTrainers(
      async (request) => void (await store.put(request.response, JSON.stringify(await works(request)))),
    );
    const silent = stubTrainers(() => undefined);
    expect(
      (await evaluateWithTrainer(asTrainer(ridgeTask), { ...desk, trainers: writes })).results[0]!.error,
    ).toBeNull();
    const again = await evaluateWithTrainer(asTrainer(ridgeTask), { ...desk, trainers: silent });
    expect(again.results[0]!.error).toBe('trainer trees: it wrote no response.');
  });
});
