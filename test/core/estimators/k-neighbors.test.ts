import { describe, expect, it } from 'vitest';
import type { FittedModel } from '../../../core/contracts/model-artefact.ts';
import { kNeighbors } from '../../../core/estimators/k-neighbors.ts';
import { MAX_CELLS } from '../../../core/estimators/neighbours/training-rows.ts';
import { matrixOf } from './sample-matrix.ts';

const X = matrixOf({ a: [0, 1, 3, 7], b: [0, 0, 0, 0] });
const y = Float64Array.of(10, 20, 40, 80);
const point = matrixOf({ a: [1], b: [0] });
const predictAt = (a: number, params: object, options = {}) =>
  kNeighbors.predict(kNeighbors.fit(X, y, { ...params }, options), matrixOf({ a: [a], b: [0] }))[0];

describe('kNeighbors', () => {
  it('predicts the mean of the nearest', () => {
    expect(predictAt(0.9, { nNeighbors: 1 })).toBe(20);
    expect(predictAt(0.9, { nNeighbors: 3 })).toBeCloseTo(70 / 3, 12);
    expect(predictAt(0.25, { nNeighbors: 2, weights: 'distance' })).toBeCloseTo(12.5, 12);
  });

  it('takes 5 of them, each counting the same, where nothing is said', () => {
    const five = matrixOf({ a: [0, 1, 2, 3, 4, 5] });
    const model = kNeighbors.fit(five, Float64Array.of(1, 2, 3, 4, 10, 99), {});
    expect(kNeighbors.predict(model, matrixOf({ a: [0] }))[0]).toBe(4);
  });

  it('takes only the rows at no distance, weighted by distance', () => {
    expect(predictAt(1, { nNeighbors: 3, weights: 'distance' })).toBe(20);
  });

  it('takes the first of training rows at one distance', () => {
    expect(predictAt(0.5, { nNeighbors: 1 })).toBe(10);
    expect(predictAt(2, { nNeighbors: 1 })).toBe(20);
    expect(predictAt(5, { nNeighbors: 1 })).toBe(40);
  });

  it('takes the first of classes with as many votes, and gives shares, 0 for a class that is not there', () => {
    const indices = Float64Array.of(2, 1, 1, 2);
    const model = kNeighbors.fit(X, indices, { nNeighbors: 2 }, { classes: ['a', 'b', 'c'] });
    const near = matrixOf({ a: [0.1, 2.5], b: [0, 0] });
    expect(Array.from(kNeighbors.predict(model, near))).toEqual([1, 1]);
    expect(Array.from(kNeighbors.predictProbabilities!(model, near))).toEqual([0, 0.5, 0.5, 0, 1, 0]);
  });

  it('is simpler with more neighbours, and simplest where they all count the same', () => {
    const complexity = (nNeighbors: number, weights: string) =>
      kNeighbors.complexity({ nNeighbors, weights });
    const ascending = [complexity(9, 'uniform'), complexity(2, 'uniform'), complexity(9, 'distance')];
    expect(ascending.toSorted((a, b) => a - b)).toEqual(ascending);
    expect(new Set(ascending).size).toBe(3);
  });

  it('predicts nothing for no rows', () => {
    const none = matrixOf({ a: [], b: [] });
    expect(kNeighbors.predict(kNeighbors.fit(X, y, { nNeighbors: 1 }), none)).toEqual(new Float64Array(0));
  });
});

describe('what kNeighbors refuses', () => {
  it('more neighbours than there are training rows', () => {
    expect(() => kNeighbors.fit(X, y, { nNeighbors: 5 })).toThrow(
      'kNeighbors nNeighbors: 5 neighbours of 4 training rows. Allowed: at most as many as there are training rows. Lower nNeighbors.',
    );
  });

  it.each([0, 1.5, -1, '5', Number.NaN])('%s neighbours', (nNeighbors) => {
    expect(() => kNeighbors.fit(X, y, { nNeighbors })).toThrow('Allowed: a whole number of at least 1.');
  });

  it('other weights, and parameters that it does not have', () => {
    expect(() => kNeighbors.fit(X, y, { weights: 'squared' })).toThrow('Allowed: uniform, distance.');
    expect(() => kNeighbors.fit(X, y, { k: 5 })).toThrow('Allowed: nNeighbors, weights.');
  });

  it('training rows beyond what a model may hold, saying how many it may', () => {
    const nSamples = MAX_CELLS / 3 + 1;
    const large = matrixOf({ a: new Float64Array(nSamples), b: new Float64Array(nSamples) });
    expect(() => kNeighbors.fit(large, new Float64Array(nSamples), {})).toThrow(
      'kNeighbors fit: 2000001 training rows of 2 features, which the model would hold. Allowed: at most 2000000 rows',
    );
  });

  it('features without a distance', () => {
    const endless = matrixOf({ a: [1, Number.POSITIVE_INFINITY], b: [0, 0] });
    const refused = 'Infinity in row 1. Allowed: finite features.';
    expect(() => kNeighbors.fit(endless, y.subarray(0, 2), {})).toThrow(refused);
    const model = kNeighbors.fit(X, y, { nNeighbors: 1 });
    expect(() => kNeighbors.predict(model, endless)).toThrow(refused);
    expect(() => kNeighbors.predict(model, matrixOf({ a: [1] }))).toThrow(
      'Allowed: the 2 that the model was',
    );
    expect(() => kNeighbors.fit(matrixOf({}), new Float64Array(0), {})).toThrow('Allowed: as many of one');
  });

  it('a distance beyond any number, of the candidates alone that need it', () => {
    const train = matrixOf({ a: [0, 1e200] });
    const task = { train, yTrain: Float64Array.of(1, 2), test: matrixOf({ a: [0] }) };
    const [near, far] = kNeighbors.predictPath!(task, [{ nNeighbors: 1 }, { nNeighbors: 2 }]);
    expect(near).toMatchObject({ yPred: Float64Array.of(1) });
    expect((far as Error).message).toContain(
      'the squared distance of row 0 to a neighbour is beyond any number',
    );
  });

  it('a bad candidate alone, and data for all', () => {
    const task = { train: X, yTrain: y, test: point };
    const path = kNeighbors.predictPath!(task, [{ nNeighbors: 0 }, { nNeighbors: 9 }, { nNeighbors: 1 }]);
    expect(path.map((found) => found instanceof Error)).toEqual([true, true, false]);
    const none = kNeighbors.predictPath!({ ...task, yTrain: y.subarray(1) }, [{ nNeighbors: 0 }, {}]);
    expect(none.map((found) => (found as Error).name)).toEqual(['ConfigurationError', 'DataRefusedError']);
  });
});

describe('a damaged kNeighbors model', () => {
  const model = kNeighbors.fit(X, Float64Array.of(0, 1, 1, 0), { nNeighbors: 1 }, { classes: ['a', 'b'] });
  const columns = model.fitted.columns as string[];
  const damages: [string, FittedModel['fitted']][] = [
    ['fitted.nSamples', { nSamples: 0 }],
    ['fitted.nSamples', { nSamples: '4' }],
    ['fitted.columns of', { columns: [] }],
    ['fitted.y', { nSamples: 5 }],
    ['fitted.columns[0]', { columns: [columns[0]!.slice(4)] }],
    ['fitted.columns[1]', { columns: [columns[0]!, columns[1]!.replace('A', '-')] }],
    ['fitted.columns[1]', { columns: [columns[0]!, 7] }],
    ['fitted.y', { y: columns[0]!.slice(4) }],
    ['fitted.y', { y: `${(model.fitted.y as string).slice(0, 8)}8H8=` }],
    // The features are no indices into two classes.
    ['fitted.y', { y: columns[0]! }],
    ['fitted.classes', { classes: ['a'] }],
  ];

  it.each(damages)('is refused by what is wrong: %s', (where, damage) => {
    const fitted = { ...model.fitted, ...damage };
    const attempt = () => kNeighbors.predict({ ...model, fitted }, point);
    expect(attempt).toThrow(expect.objectContaining({ name: 'DamagedArtefactError' }));
    expect(attempt).toThrow(where);
  });
});
