import { describe, expect, test } from 'vitest';
import { applyRecipe } from '../../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { evaluateCandidates } from '../../../../core/model-selection/paths/evaluate-candidates.ts';
import { randomColumns } from '../../linear-algebra/random-data.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { scoresByRows } from './by-rows.ts';
import { candidatesOf, foldsOf, sampleTable, sampleTask } from './sample-task.ts';

const GRID = candidatesOf(
  { estimator: 'linear', params: {} },
  { estimator: 'linear', params: { normalize: 'none' } },
  { estimator: 'ridge', params: { alpha: 0.1, normalize: 'minMax' } },
  { estimator: 'ridge', params: { alpha: 10, fitIntercept: false } },
  { estimator: 'linear', params: { fitIntercept: false, normalize: 'minMax' } },
);

describe('the least-squares family', () => {
  test.each(
    GRID.map((candidate) => [candidate.index, candidate.estimator, candidate.params] as const),
  )('candidate %i, %s %o, has the scores of a fit on rows and stays on the fast path', (index) => {
    const task = sampleTask({ candidates: GRID });
    const { error, solver, splitTestScores } = evaluateCandidates(task).results[index]!;
    expect([error, solver]).toEqual([null, 'gramEigen']);
    for (const [name, expected] of Object.entries(scoresByRows(task, index))) {
      // 1e-9: what a Gram matrix with a condition number of up to 1e6 leaves of 16 digits.
      expect(relativeError(splitTestScores[name] as number[], expected), name).toBeLessThan(1e-9);
    }
  });

  test('refits imputation in every split where there are gaps, with the same scores as on rows', () => {
    const { table, y } = sampleTable(90, 6);
    const withGaps = {
      ...table,
      columns: table.columns.map((column) =>
        'values' in column
          ? { ...column, values: column.values.map((value, row) => (row % 7 === 2 ? Number.NaN : value)) }
          : { ...column, codes: column.codes.map((code, row) => (row % 13 === 5 ? -1 : code)) },
      ),
    };
    const task = sampleTask({ table: withGaps, y, candidates: GRID });
    for (const { candidateIndex, error, splitTestScores } of evaluateCandidates(task).results) {
      expect(error).toBeNull();
      const expected = scoresByRows(task, candidateIndex);
      expect(relativeError(splitTestScores.rmse as number[], expected.rmse!)).toBeLessThan(1e-9);
    }
  });

  test.each([
    'knn',
    'median',
    'forwardFill',
  ])('imputes by %s what has no logarithm in a test row from all that the registered pipeline would', (numeric) => {
    const { table, y } = sampleTable(90, 5);
    const fold = foldsOf(90, 3)[2]!;
    const isLow = (name: string, row: number) => name === 'b' && row >= 60 && row % 2 === 0;
    const columns = table.columns.map((column) =>
      column.type === 'number'
        ? { ...column, values: column.values.map((x, row) => (isLow(column.name, row) ? -1 - row : x + 5)) }
        : column,
    );
    const clean = cleanSection.parse({ impute: { numeric } });
    const candidates = candidatesOf({ estimator: 'ridge', params: { alpha: 0.1, normalize: 'log1p' } });
    const task = sampleTask({ table: { ...table, columns }, y, clean, candidates, splits: [fold] });
    const { error, splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(error).toBeNull();
    expect(relativeError(splitTestScores.rmse as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(1e-9);
  });

  test('takes the normalisation and its range from the configuration unless a candidate has its own', () => {
    const clean = cleanSection.parse({ normalize: { method: 'minMax', range: [-2, 2] } });
    const candidates = candidatesOf(
      { estimator: 'ridge', params: { alpha: 5 } },
      { estimator: 'ridge', params: { alpha: 5, normalize: 'minMax' } },
      { estimator: 'ridge', params: { alpha: 5, normalize: 'standard' } },
      { estimator: 'ridge', params: { alpha: 5, fitIntercept: false } },
    );
    const task = sampleTask({ clean, candidates });
    const [own, same, other, throughOrigin] = evaluateCandidates(task).results.map(
      ({ splitTestScores }) => splitTestScores.rmse,
    );
    expect(own).toEqual(same);
    expect(own).not.toEqual(other);
    expect(relativeError(own as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(1e-9);
    expect(relativeError(throughOrigin as number[], scoresByRows(task, 3).rmse!)).toBeLessThan(1e-9);
  });

  test.each([true, false])('stays on the fast path with two categories, fitIntercept %s', (fitIntercept) => {
    const { table, y } = sampleTable(90, 9);
    const parity = {
      name: 'parity',
      type: 'category',
      codes: Int32Array.from({ length: 90 }, (_, row) => (row * row + (row >> 2)) % 2),
      levels: ['even', 'odd'],
    } as const;
    const task = sampleTask({
      table: { ...table, columns: [...table.columns, parity] },
      y,
      featureColumns: ['a', 'region', 'parity'],
      candidates: candidatesOf({ estimator: 'linear', params: { fitIntercept } }),
    });
    const { solver, splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(solver).toBe('gramEigen');
    expect(relativeError(splitTestScores.rmse as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(1e-9);
  });

  test('reports the rows where features are dependent by chance, and agrees with them', () => {
    const { table, y } = sampleTable(90, 7);
    const a = table.columns[0]! as { values: Float64Array };
    const twice = { name: 'twice', type: 'number', values: a.values.map((value) => 2 * value) } as const;
    const task = sampleTask({
      table: { ...table, columns: [...table.columns, twice] },
      y,
      featureColumns: ['a', 'b', 'twice'],
      candidates: candidatesOf(
        { estimator: 'linear', params: {} },
        { estimator: 'ridge', params: { alpha: 3 } },
      ),
    });
    const { results } = evaluateCandidates(task);
    expect(results.map(({ solver }) => solver)).toEqual(['minimumNormRows', 'gramEigen']);
    for (const index of [0, 1]) {
      const scores = results[index]!.splitTestScores.rmse as number[];
      expect(relativeError(scores, scoresByRows(task, index).rmse!)).toBeLessThan(1e-9);
    }
  });

  test('solves problems with more features than rows on rows', () => {
    const task = sampleTask({
      candidates: candidatesOf({ estimator: 'ridge', params: { alpha: 0.5 } }),
      splits: [{ train: Int32Array.of(0, 1, 2, 3), test: Int32Array.of(10, 11, 12) }],
    });
    const { solver, splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(solver).toBe('minimumNormRows');
    expect(relativeError(splitTestScores.rmse as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(1e-9);
  });

  test('recomputes on rows an error that cancellation would spoil', () => {
    const { table } = sampleTable(90, 8);
    const a = (table.columns[0]! as { values: Float64Array }).values;
    const y = a.map((value, row) => 3 * value + 1 + 1e-7 * ((row * 37) % 11));
    const task = sampleTask({
      table,
      y,
      candidates: candidatesOf({ estimator: 'linear', params: {} }),
      scorers: ['rmse'],
    });
    const scores = evaluateCandidates(task).results[0]!.splitTestScores.rmse as number[];
    // An rmse of 3e-7 of a target of 10: of the sums of squares no digit of it would be left.
    expect(relativeError(scores, scoresByRows(task, 0).rmse!)).toBeLessThan(1e-7);
  });

  // Two stable solutions differ by a few eps of the target: 1e-9 of errors a millionth of it, 1e-7 a hundred-millionth.
  test.each([
    ['linear', 1e6, 1e-9],
    ['ridge', 1e6, 1e-9],
    ['linear', 1e8, 1e-7],
    ['ridge', 1e8, 1e-7],
  ])('fits %s on rows where the target is %d times its errors', (estimator, size, tolerance) => {
    const nRows = 600;
    const [a, b, noise] = randomColumns(17, { nRows, nColumns: 3 }) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    // Correlated features: a Gram matrix with a condition number of 1e4, whose rounding is in the coefficients.
    const nearby = a.map((value, row) => value + 0.01 * b[row]!);
    const y = a.map((value, row) => size * (value - 2 * nearby[row]!) + noise[row]!);
    const columns = [a, nearby].map((values, j) => ({ name: `x${j}`, type: 'number' as const, values }));
    const task = sampleTask({
      table: { nRows, columns },
      y,
      featureColumns: ['x0', 'x1'],
      candidates: candidatesOf({ estimator, params: estimator === 'ridge' ? { alpha: 1e-14 } : {} }),
      splits: foldsOf(nRows, 3),
      scorers: ['rmse'],
    });
    const { solver, splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(solver).toBe('minimumNormRows');
    expect(relativeError(splitTestScores.rmse as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(
      tolerance,
    );
  });

  test.each([
    ['linear', true, 6],
    ['linear', false, 7],
    ['ridge', true, 6],
  ] as const)('scores %s as the final fit is made, with categories, fitIntercept %s', (estimator, fitIntercept, rank) => {
    const task = sampleTask({ candidates: candidatesOf({ estimator, params: { fitIntercept } }) });
    const { table, y, clean, featureColumns: features, splits } = task;
    const rows = splits[0]!.train;
    const X = applyRecipe(fitRecipe({ table, rows, features, clean }), table, rows);
    const final = getEstimator(estimator);
    const model = final.fit(
      X,
      Float64Array.from(rows, (row) => y[row]!),
      { fitIntercept },
    );
    expect([model.fitted.solver, model.fitted.rank]).toEqual([
      evaluateCandidates(task).results[0]!.solver,
      rank,
    ]);
    expect(model.fitted.solver).toBe('gramEigen');
  });

  test('scores squared errors alike with and without a scorer that needs rows', () => {
    const [rmse, both] = (['rmse', 'mae'] as const).map((_, k) =>
      evaluateCandidates(
        sampleTask({ candidates: GRID, scorers: k === 0 ? ['rmse', 'r2'] : ['rmse', 'mae', 'r2'] }),
      ),
    );
    for (const [index, { splitTestScores }] of rmse!.results.entries()) {
      for (const name of ['rmse', 'r2']) {
        const other = both!.results[index]!.splitTestScores[name] as number[];
        expect(relativeError(splitTestScores[name] as number[], other)).toBeLessThan(1e-9);
      }
    }
  });

  test('shares nothing wrongly between splits that name rows twice', () => {
    const splits = foldsOf(90, 3).map(({ train, test: rows }) => ({
      train: Int32Array.of(...train, ...train.subarray(0, 20)),
      test: rows,
    }));
    const task = sampleTask({ splits });
    const { splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(relativeError(splitTestScores.rmse as number[], scoresByRows(task, 0).rmse!)).toBeLessThan(1e-9);
  });

  test('never looks at the target of a row that no split names', () => {
    const { table, y } = sampleTable(90, 5);
    const splits = foldsOf(90, 3).map(({ train, test: rows }) => ({
      train: train.filter((row) => row !== 40),
      test: rows.filter((row) => row !== 40),
    }));
    const unlabelled = y.map((value, row) => (row === 40 ? Number.NaN : value));
    const [labelled, without] = [y, unlabelled].map((target) =>
      evaluateCandidates(sampleTask({ table, y: target, splits })),
    );
    expect(without).toEqual(labelled);
    expect(without!.results[0]!.error).toBeNull();
  });
});

describe('families fitted on rows', () => {
  test('fit, predict and score each candidate, without normalize among its parameters', () => {
    const candidates = candidatesOf(
      { estimator: 'dummy', params: { strategy: 'mean' } },
      { estimator: 'polynomial', params: { degree: 1, feature: 'a', normalize: 'none' } },
    );
    const { results } = evaluateCandidates(sampleTask({ candidates }));
    expect(results.map(({ error }) => error)).toEqual([null, null]);
    expect(results.map(({ solver }) => solver)).toEqual([null, null]);
    const [dummy, polynomial] = results.map(({ splitTestScores }) => splitTestScores.rmse as number[]);
    for (const [split, score] of polynomial!.entries()) expect(score).toBeLessThan(dummy![split]!);
  });

  test('give a linear model the scores of the fast path', () => {
    const task = sampleTask({
      featureColumns: ['a', 'b', 'flag'],
      candidates: candidatesOf(
        { estimator: 'linear', params: {} },
        { estimator: 'multivariateLinear', params: {} },
      ),
    });
    const [fast, byRows] = evaluateCandidates(task).results;
    for (const name of ['rmse', 'mae', 'r2']) {
      const scores = fast!.splitTestScores[name] as number[];
      expect(relativeError(scores, byRows!.splitTestScores[name] as number[])).toBeLessThan(1e-9);
    }
  });
});

describe('the baseline', () => {
  test('is scored by the target alone, whatever the features', () => {
    const candidates = candidatesOf(
      { estimator: 'dummy', params: {} },
      { estimator: 'dummy', params: { strategy: 'median', normalize: 'none' } },
    );
    const [sound, broken] = [['a'], ['absent']].map(
      (featureColumns) => evaluateCandidates(sampleTask({ candidates, featureColumns })).results,
    );
    expect(broken).toEqual(sound);
    expect(sound!.map(({ error }) => error)).toEqual([null, null]);
    const { y, splits } = sampleTask();
    const { train, test: rows } = splits[0]!;
    const mean = train.reduce((sum, row) => sum + y[row]!, 0) / train.length;
    const mae = rows.reduce((sum, row) => sum + Math.abs(y[row]! - mean), 0) / rows.length;
    expect(relativeError([sound![0]!.splitTestScores.mae![0]!], [mae])).toBeLessThan(1e-12);
  });
});

describe('a candidate that fails', () => {
  test.each([
    ['ridge', { alpha: -1 }, 'ridge alpha: -1. Allowed: a finite number of at least 0.'],
    ['forest', {}, /^estimator: there is no estimator "forest"\./],
    [
      'ridge',
      { normalize: 'cubic' },
      'ridge normalize: "cubic". Allowed: none, standard, minMax, robust, maxAbs, quantile, log1p.',
    ],
    [
      'ridge',
      { normalize: 'log1p' },
      /^feature "a": the normalisation log1p, and -4\.\d+ among the training rows\./,
    ],
    ['exponential', { feature: 'a' }, /^exponential fit: the target is -\d/],
    ['power', { feature: 'a' }, /^power fit: /],
  ])('%s %o is a result with a reason, beside one that is well', (estimator, params, message) => {
    const candidates = candidatesOf({ estimator, params }, { estimator: 'dummy', params: {} });
    const [failed, well] = evaluateCandidates(sampleTask({ candidates })).results;
    expect(failed!.error).toMatch(message);
    const none = [null, null, null];
    expect(failed!.splitTestScores).toEqual({ rmse: none, mae: none, r2: none });
    expect(failed!.solver).toBeNull();
    expect(well!.error).toBeNull();
  });

  test.each(['ridge', 'dummy'])('%s keeps the scores that exist where one is not defined', (estimator) => {
    const splits = [...foldsOf(90, 2), { train: Int32Array.of(0, 1, 2, 3, 4), test: Int32Array.of(9) }];
    const task = sampleTask({ candidates: candidatesOf({ estimator, params: {} }), splits });
    const { error, splitTestScores } = evaluateCandidates(task).results[0]!;
    expect(error).toBe(
      'r2 is NaN: it is not defined for these rows, as it needs 2 rows or more. (On 1 of 3 splits.)',
    );
    expect(splitTestScores.r2![2]).toBeNull();
    expect(splitTestScores.rmse!.every((score) => score !== null)).toBe(true);
  });

  test.each(['ridge', 'dummy'])('%s says that a training part is empty', (estimator) => {
    const splits = [{ train: new Int32Array(0), test: Int32Array.of(1, 2) }];
    const task = sampleTask({ candidates: candidatesOf({ estimator, params: {} }), splits });
    expect(evaluateCandidates(task).results[0]!.error).toMatch(/no training rows/);
  });

  test('carries the reason of a recipe that cannot be fitted', () => {
    const task = sampleTask({ featureColumns: ['a', 'absent'] });
    expect(evaluateCandidates(task).results[0]!.error).toMatch(
      /^feature "absent": the data do not have the column/,
    );
  });
});

describe('fitTimesMs', () => {
  test('are 0 without a clock', () => {
    expect(evaluateCandidates(sampleTask()).fitTimesMs).toEqual([0]);
  });

  test('divide shared time equally, and count what a candidate takes alone', () => {
    let ms = 0;
    const now = () => {
      ms += 6;
      return ms;
    };
    const candidates = candidatesOf(
      { estimator: 'ridge', params: { alpha: 1 } },
      { estimator: 'dummy', params: {} },
      { estimator: 'ridge', params: { alpha: 2 } },
    );
    // One reading before and one after all shared work: 6 ms for 2 candidates and 3 splits.
    expect(evaluateCandidates(sampleTask({ candidates, now })).fitTimesMs).toEqual([1, 6, 1]);
  });
});
