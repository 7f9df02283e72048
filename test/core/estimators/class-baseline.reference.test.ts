import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dummy } from '../../../core/estimators/dummy.ts';
import { classNames } from './logistic/sample-classes.ts';
import { matrixOf } from './sample-matrix.ts';

interface Baseline {
  readonly y: readonly number[];
  readonly sampleWeight: readonly number[] | null;
  readonly strategy: string;
  readonly probabilities: readonly number[];
  readonly prediction: number;
}

const fixture: { baselines: readonly Baseline[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/logistic.json', import.meta.url), 'utf8'),
);

test.each(
  fixture.baselines,
)('$strategy of $y weighted $sampleWeight agrees with scikit-learn', (expected) => {
  const X = matrixOf({ x: [0, 0, 0, 0, 0] });
  const { y, sampleWeight, strategy, probabilities, prediction } = expected;
  const options = {
    classes: classNames(3),
    sampleWeight: sampleWeight === null ? null : Float64Array.from(sampleWeight),
  };
  const model = JSON.parse(JSON.stringify(dummy.fit(X, Float64Array.from(y), { strategy }, options)));
  const rows = matrixOf({ x: [7, 8] });
  const found = [...dummy.predictProbabilities!(model, rows)];
  for (const [i, value] of [...probabilities, ...probabilities].entries())
    expect(found[i]).toBeCloseTo(value, 15);
  expect(found).toHaveLength(6);
  expect([...dummy.predict(model, rows)]).toEqual([prediction, prediction]);
});
