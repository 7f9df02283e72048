import { describe, expect, it } from 'vitest';
import type { ModelArtefact } from '../../../core/contracts/model-artefact.ts';
import { predictionLog } from '../../../core/prediction/prediction-log.ts';
import type { Table } from '../../../core/table/table.ts';

const TABLE: Table = {
  nRows: 2,
  columns: [
    { name: 'id', type: 'text', codes: Int32Array.of(0, -1), levels: ['007'] },
    { name: 'at', type: 'time', values: Float64Array.of(Date.UTC(1975, 0, 1), Number.NaN) },
    { name: 'weight', type: 'number', values: Float64Array.of(3102, Number.NaN) },
    { name: 'used', type: 'boolean', values: Float64Array.of(1, 0) },
    { name: 'origin', type: 'category', codes: Int32Array.of(0, -1), levels: ['USA'] },
    { name: 'mpg', type: 'number', values: Float64Array.of(18, Number.NaN) },
  ],
};
const ARTEFACT = {
  model: 'cars',
  version: 3,
  signature: {
    inputs: [
      { name: 'weight', type: 'number' },
      { name: 'used', type: 'boolean' },
      { name: 'origin', type: 'category' },
    ],
    target: { name: 'mpg', type: 'number' },
    roles: { id: 'id', time: 'at', group: null },
  },
} as unknown as ModelArtefact;
const REQUEST = {
  artefact: ARTEFACT,
  table: TABLE,
  predictions: Float64Array.of(20.5, 21),
  nowMs: 1000,
  batch: 'b7',
};

const CLASSES = { ...ARTEFACT, classes: ['blue', 'red'] };

function records(text: string): unknown[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('predictionLog', () => {
  it('logs raw features as they were, and gaps as null', () => {
    expect(records(predictionLog(REQUEST))).toEqual([
      {
        id: '007',
        time: '1975-01-01T00:00:00.000Z',
        model: 'cars',
        version: 3,
        prediction: 20.5,
        features: { weight: 3102, used: true, origin: 'USA' },
      },
      {
        id: 'b7-2',
        time: '1970-01-01T00:00:01.000Z',
        model: 'cars',
        version: 3,
        prediction: 21,
        features: { weight: null, used: false, origin: null },
      },
    ]);
  });

  it('logs the group among the features, as retuning needs it', () => {
    const group = { name: 'plant', type: 'time', values: Float64Array.of(86_400_000, Number.NaN) } as const;
    const signature = { ...ARTEFACT.signature, roles: { ...ARTEFACT.signature.roles, group: 'plant' } };
    const artefact = { ...ARTEFACT, signature };
    const table = { ...TABLE, columns: [...TABLE.columns, group] };
    expect(records(predictionLog({ ...REQUEST, artefact, table }))).toMatchObject([
      { features: { weight: 3102, used: true, origin: 'USA', plant: '1970-01-02' } },
      { features: { weight: null, used: false, origin: null, plant: null } },
    ]);
    expect(predictionLog({ ...REQUEST, artefact })).not.toContain('plant');
  });

  it('logs the actual value of the rows that hold it, when asked to', () => {
    const [known, unknown] = records(predictionLog({ ...REQUEST, withActuals: true }));
    expect(known).toMatchObject({ actual: 18 });
    expect(unknown).not.toHaveProperty('actual');
  });
});

describe('predictionLog of classes', () => {
  it('names the class, and the probability of each', () => {
    const predictions = Float64Array.of(1, 0);
    const probabilities = Float64Array.of(0.25, 0.75, 0.5, 0.5);
    const [first] = records(predictionLog({ ...REQUEST, artefact: CLASSES, predictions, probabilities }));
    expect(first).toMatchObject({ prediction: 'red', probability: { blue: 0.25, red: 0.75 } });
  });

  it('names the class alone where the model has no probabilities', () => {
    const predictions = Float64Array.of(1, 0);
    const [, second] = records(predictionLog({ ...REQUEST, artefact: CLASSES, predictions }));
    expect(second).toMatchObject({ prediction: 'blue' });
    expect(second).not.toHaveProperty('probability');
  });

  it('writes what was true as it writes what is predicted', () => {
    const signature = { ...ARTEFACT.signature, target: { name: 'used', type: 'boolean' as const } };
    const artefact = { ...ARTEFACT, signature, classes: ['false', 'true'] };
    const predictions = Float64Array.of(1, 1);
    expect(records(predictionLog({ ...REQUEST, artefact, predictions, withActuals: true }))).toMatchObject([
      { prediction: 'true', actual: 'true' },
      { prediction: 'true', actual: 'false' },
    ]);
  });
});
