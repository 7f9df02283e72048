import { describe, expect, test } from 'vitest';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { candidatesOf, sampleTask } from './sample-task.ts';

const known = Array.from({ length: 12 }, (_, i) => i + 1);
const train = Int32Array.from(known.keys());

/** y is x in the training part: a line through the origin, which both candidates find exactly. */
function scoresOn(tested: { x: number; y: number }[], section: object): number[] {
  const x = Float64Array.of(...known, ...tested.map((row) => row.x));
  const y = Float64Array.of(...known, ...tested.map((row) => row.y));
  const task = sampleTask({
    table: { nRows: x.length, columns: [{ name: 'x', type: 'number', values: x }] },
    y,
    featureColumns: ['x'],
    clean: cleanSection.parse(section),
    candidates: candidatesOf(
      { estimator: 'linear', params: {} },
      { estimator: 'polynomial', params: { feature: 'x', degree: 1 } },
    ),
    scorers: ['rmse'],
    splits: [{ train, test: Int32Array.from(tested, (_, i) => known.length + i) }],
  });
  return evaluateCandidates(task).results.map(({ splitTestScores, error }) => {
    expect(error).toBeNull();
    return splitTestScores.rmse![0]!;
  });
}

const far = Array.from({ length: 8 }, () => ({ x: 100, y: 100 }));

describe('test rows that would make the score look good if statistics were fitted on them', () => {
  test('do not widen the bounds of outliers: quartiles of all rows would reach 240, and the error would be 0', () => {
    // Quartiles of 1 to 12 are 3.75 and 9.25, the bound 17.5, and so the prediction.
    for (const rmse of scoresOn(far, { outliers: { method: 'iqr' } })) expect(rmse).toBeCloseTo(82.5, 9);
  });

  test('do not become gaps that their own rows fill', () => {
    // A gap by outlier: filled with the median of the training part, 6.5.
    const section = { outliers: { method: 'mad', action: 'null' } };
    for (const rmse of scoresOn(far, section)) expect(rmse).toBeCloseTo(93.5, 9);
  });

  test('are not dropped, however bad their score is', () => {
    const bad = [{ x: 1000, y: 0 }];
    for (const rmse of scoresOn(bad, { outliers: { method: 'iqr', action: 'drop' } }))
      expect(rmse).toBeCloseTo(1000, 8);
  });

  test('do not move what fills their gaps: the median of all rows would be 10.5, or 100 by frequency', () => {
    const gaps = [...far, { x: Number.NaN, y: 100 }];
    for (const [numeric, filled] of [
      ['median', 6.5],
      ['mostFrequent', 1],
      ['knn', 6.5],
    ] as const)
      for (const rmse of scoresOn(gaps, { impute: { numeric } }))
        expect(rmse).toBeCloseTo((100 - filled) / 3, 9);
  });

  test('fill a later gap where a fill goes along the rows: they precede it', () => {
    const gaps = [...far, { x: Number.NaN, y: 100 }];
    for (const rmse of scoresOn(gaps, { impute: { numeric: 'forwardFill' } })) expect(rmse).toBeCloseTo(0, 9);
  });
});

describe('rows dropped for an outlier', () => {
  test('are left out of the fit of every estimator, the baseline too', () => {
    const x = Float64Array.of(...known, 500, 3);
    const y = Float64Array.of(...known.map(() => 1), 1e6, 1);
    const task = sampleTask({
      table: { nRows: 14, columns: [{ name: 'x', type: 'number', values: x }] },
      y,
      featureColumns: ['x'],
      clean: cleanSection.parse({ outliers: { method: 'iqr', action: 'drop' } }),
      candidates: candidatesOf(
        { estimator: 'ridge', params: { alpha: 1 } },
        { estimator: 'multivariateLinear', params: {} },
        { estimator: 'dummy', params: { strategy: 'mean' } },
      ),
      scorers: ['rmse'],
      splits: [{ train: Int32Array.of(...train, 12), test: Int32Array.of(13) }],
    });
    for (const { splitTestScores } of evaluateCandidates(task).results)
      expect(splitTestScores.rmse![0]).toBeCloseTo(0, 9);
  });
});
