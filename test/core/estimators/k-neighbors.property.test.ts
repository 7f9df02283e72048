import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kNeighbors } from '../../../core/estimators/k-neighbors.ts';
import { seededGenerator, shuffle } from '../../../core/random/seeded-generator.ts';
import { matrixOf } from './sample-matrix.ts';

const CLASSES = ['a', 'b', 'c'];

interface Sample {
  readonly nRows: number;
  readonly seed: number;
  readonly isTied: boolean;
  readonly isClassified: boolean;
}

const sample: fc.Arbitrary<Sample> = fc.record({
  nRows: fc.integer({ min: 1, max: 150 }),
  seed: fc.nat(),
  isTied: fc.boolean(),
  isClassified: fc.boolean(),
});

function problemOf({ nRows, seed, isTied, isClassified }: Sample) {
  const random = seededGenerator(seed);
  const column = (n: number) =>
    Float64Array.from({ length: n }, () => (isTied ? Math.floor(random() * 3) : random()));
  const matrix = (n: number) => matrixOf({ a: column(n), b: column(n), c: column(n) });
  return {
    train: matrix(nRows),
    yTrain: Float64Array.from({ length: nRows }, () => (isClassified ? Math.floor(random() * 3) : random())),
    test: matrix(20),
    classes: isClassified ? CLASSES : null,
  };
}

const candidates = [1, 2, 7, 40].flatMap((nNeighbors) =>
  ['uniform', 'distance'].map((weights) => ({ nNeighbors, weights })),
);

it('predicts of several candidates together exactly what it predicts one by one, through JSON', () => {
  fc.assert(
    fc.property(sample, (settings) => {
      const { train, yTrain, test, classes } = problemOf(settings);
      const path = kNeighbors.predictPath!({ train, yTrain, test, classes }, candidates);
      for (const [position, params] of candidates.entries()) {
        const found = path[position]!;
        if (params.nNeighbors > train.nSamples) {
          expect(() => kNeighbors.fit(train, yTrain, params, { classes })).toThrow((found as Error).message);
          continue;
        }
        const model = JSON.parse(JSON.stringify(kNeighbors.fit(train, yTrain, params, { classes })));
        const yPred = kNeighbors.predict(model, test);
        const probabilities = classes === null ? null : kNeighbors.predictProbabilities!(model, test);
        expect(found).toEqual({ yPred, probabilities, solver: null });
      }
    }),
  );
});

it('predicts the same whatever the order of the training rows, where no distances tie', () => {
  fc.assert(
    fc.property(sample, (settings) => {
      const { train, yTrain, test, classes } = problemOf({ ...settings, isTied: false });
      const order = Int32Array.from(yTrain, (_, row) => row);
      shuffle(order, seededGenerator(settings.seed + 1));
      const reordered = (values: Float64Array) => Float64Array.from(order, (row) => values[row]!);
      const shuffled = { ...train, columns: train.columns.map(reordered) };
      const usable = candidates.filter(({ nNeighbors }) => nNeighbors <= train.nSamples);
      const paths = [
        kNeighbors.predictPath!({ train, yTrain, test, classes }, usable),
        kNeighbors.predictPath!({ train: shuffled, yTrain: reordered(yTrain), test, classes }, usable),
      ];
      expect(paths[1]).toEqual(paths[0]);
      expect(paths[0]!.every((found) => !(found instanceof Error))).toBe(true);
    }),
  );
});
