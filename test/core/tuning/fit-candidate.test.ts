import { expect, it } from 'vitest';
import { cleanSection } from '../../../core/contracts/config/clean-section.ts';
import { fitCandidate, predictFor, predictRows } from '../../../core/tuning/fit-candidate.ts';

it('fits on the rows that an outlier rule leaves, says how many, and predicts the others too', () => {
  const x = Float64Array.from({ length: 14 }, (_, i) => (i === 12 ? 500 : i));
  const y = x.map((value, row) => (row === 12 ? -1e6 : 2 * value));
  const table = { nRows: 14, columns: [{ name: 'x', type: 'number', values: x } as const] };
  const rows = Int32Array.from(x.keys());
  const fitted = fitCandidate({
    table,
    rows,
    y,
    candidate: { index: 0, estimator: 'linear', params: { normalize: 'robust' } },
    clean: cleanSection.parse({ outliers: { method: 'mad', action: 'drop' } }),
    features: ['x'],
    tails: [],
  });
  expect(fitted.nSamples).toBe(13);
  expect(fitted.recipe.features[0]).toMatchObject({ normalize: { method: 'robust' } });
  const predictions = predictRows(fitted, table, rows, {});
  for (const [row, value] of x.entries()) expect(predictions[row]).toBeCloseTo(2 * value, 8);
  // Numbers have no probabilities.
  expect(predictFor(fitted, table, rows, {})).toEqual({ yPred: predictions, probabilities: null });
});
