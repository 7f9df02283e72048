import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Params } from '../../../core/contracts/model-artefact.ts';
import { kNeighbors } from '../../../core/estimators/k-neighbors.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

interface Problem {
  readonly name: string;
  readonly train: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly test: readonly (readonly number[])[];
  readonly nClasses: number | null;
  readonly candidates: readonly {
    readonly params: Params;
    readonly yPred: readonly number[];
    readonly probabilities?: readonly number[];
  }[];
}

const fixture: { problems: readonly Problem[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/neighbours.json', import.meta.url), 'utf8'),
);

/** Means of at most 100 numbers, each added up in another order than NumPy's. */
const TOLERANCE = 1e-12;

const matrix = (columns: Problem['train']) =>
  matrixOf(Object.fromEntries(columns.map((values, j) => [`x${j}`, values])));

describe.each(fixture.problems)('$name', (problem) => {
  const [train, tested] = [matrix(problem.train), matrix(problem.test)];
  const y = Float64Array.from(problem.y);
  const { nClasses } = problem;
  const classes = nClasses === null ? null : Array.from({ length: nClasses }, (_, c) => `class ${c}`);

  test.each(problem.candidates)('$params agrees with scikit-learn', ({ params, yPred, probabilities }) => {
    const model = JSON.parse(JSON.stringify(kNeighbors.fit(train, y, params, { classes })));
    const found = kNeighbors.predict(model, tested);
    if (probabilities === undefined) expect(relativeError(found, yPred)).toBeLessThan(TOLERANCE);
    else {
      expect(Array.from(found)).toEqual(yPred);
      const shares = kNeighbors.predictProbabilities!(model, tested);
      expect(relativeError(shares, probabilities)).toBeLessThan(TOLERANCE);
    }
  });

  test('all candidates together agree with scikit-learn', () => {
    const path = kNeighbors.predictPath!(
      { train, yTrain: y, test: tested, classes },
      problem.candidates.map(({ params }) => params),
    );
    for (const [position, { yPred, probabilities = null }] of problem.candidates.entries()) {
      const found = path[position]!;
      if (found instanceof Error) throw found;
      expect(relativeError(found.yPred, yPred)).toBeLessThan(TOLERANCE);
      expect(relativeError(found.probabilities ?? [], probabilities ?? [])).toBeLessThan(TOLERANCE);
    }
  });
});
