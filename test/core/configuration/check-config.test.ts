import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { refusalOf } from './refusal.ts';

const messagesOf = (...lines: string[]) =>
  refusalOf(['model: a', ...lines].join('\n')).map((text) => text.replace(/^upkeep\.yaml:\d+ /, ''));
const accept = (...lines: string[]) => parseConfig(['model: a', ...lines].join('\n'), 'upkeep.yaml');

describe('roles', () => {
  it('refuses a column with two roles', () => {
    expect(messagesOf('data: { target: mpg, id: mpg }')).toEqual([
      'data.id: found column "mpg", which is data.target too. Give each role its own column; a copy of the column will do.',
    ]);
  });

  it('refuses to ignore a column with a role', () => {
    expect(messagesOf('data: { target: mpg, ignore: [name, mpg] }')).toEqual([
      'data.ignore[1]: found column "mpg", which is data.target. Remove it here: a column with a role is no feature anyway.',
    ]);
  });

  it('refuses a type that the role cannot have', () => {
    expect(messagesOf('data: { target: mpg, time: t, types: { mpg: text, t: text, b: text } }')).toEqual([
      'data.types.mpg: found text for the column that is data.target. Allowed: number, boolean, category. Change the type, or name another column.',
      'data.types.t: found text for the column that is data.time. Allowed: time, number. Change the type, or name another column.',
    ]);
  });
});

describe('the weight and the positive class', () => {
  it('takes numbers for weights', () => {
    expect(messagesOf('data: { target: y, weight: w, types: { w: category } }')).toEqual([
      'data.types.w: found category for the column that is data.weight. Allowed: number. Change the type, or name another column.',
    ]);
    expect(messagesOf('data: { target: y, weight: y }')).toEqual([
      'data.weight: found column "y", which is data.target too. Give each role its own column; a copy of the column will do.',
    ]);
    accept('data: { target: y, weight: w }');
  });

  it('needs a target for a positive class, which numbers do not have', () => {
    expect(messagesOf('data: { positive: "yes" }')).toEqual([
      'data.positive: found "yes" without data.target. Allowed: one of the two classes of data.target. Name the target, or remove it.',
    ]);
    expect(messagesOf('data: { target: y, positive: "1", types: { y: number } }')).toEqual([
      'data.positive: found "1", and data.types declares the target as number. Allowed: one of the two classes of data.target. Remove it, or declare the target as a category.',
    ]);
    expect(messagesOf('data: { target: y, positive: 1 }')).toEqual([
      'data.positive: found 1. Allowed: text; or null. Put it in quotes: "1".',
    ]);
    accept('data: { target: y, positive: "1" }');
  });
});

describe('denoise', () => {
  const filter = (more: string) => `clean: { denoise: [{ method: movingAverage, window: 3, ${more} }] }`;

  it('needs an order of the rows', () => {
    expect(messagesOf(filter('columns: [a]'))).toEqual([
      'clean.denoise: found filters, and no order of the rows to filter along. Allowed: denoise with data.time, or with data.order: file. Name the time column, or say that the order of the file is meaningful.',
    ]);
    accept('data: { time: t }', filter('columns: [a]'));
    accept('data: { order: file }', filter('columns: [a]'));
  });

  it('never changes a column with a role, or one that holds no numbers', () => {
    expect(messagesOf('data: { time: t, types: { b: text } }', filter('columns: [t, b, c]'))).toEqual([
      'clean.denoise[0].columns[0]: found column "t", which is data.time. Allowed: columns without a role. Remove it: a column with a role is never changed.',
      'clean.denoise[0].columns[1]: found column "b", which data.types declares as text. Allowed: columns of numbers. Remove it here, or change its type.',
    ]);
  });

  it('does not look ahead across chronological splits', () => {
    expect(messagesOf('data: { target: y, time: t }', filter('columns: [a, b], align: centered'))).toEqual([
      'clean.denoise[0].align: found centered for a, b, which looks ahead across chronological splits. Allowed: trailing; centered without data.target. Use trailing.',
    ]);
    accept('data: { time: t }', filter('columns: [a], align: centered'));
    accept('data: { target: y, order: file }', filter('columns: [a]'));
    const groups = 'data: { target: y, order: file, group: g, fold: f }';
    expect(messagesOf(groups, filter('columns: [a], align: centered'))).toEqual([
      'clean.denoise[0].align: found centered for a, which looks ahead at rows that models are compared on. Allowed: trailing; centered without data.target. Use trailing.',
    ]);
    accept(groups, filter('columns: [a]'));
  });

  it('is told one remedy where groups are torn too, and to name an order first', () => {
    const paths = (...lines: string[]) =>
      messagesOf(...lines, filter('columns: [a]')).map((text) => text.slice(0, text.indexOf(': found')));
    const kFold = 'tune: { cv: { splitter: kFold } }';
    accept('data: { target: y, group: g, order: file }', filter('columns: [a]'));
    expect(paths('data: { target: y, group: g, order: file }', kFold)).toEqual(['tune.cv.splitter']);
    expect(paths('data: { target: y }')).toEqual(['clean.denoise']);
    expect(messagesOf('data: { target: y }', filter('columns: [a]'))).toEqual(
      messagesOf(filter('columns: [a]')),
    );
  });

  it.each([
    ['data: { target: y, order: file }', 'tune: { cv: { splitter: kFold } }'],
    ['data: { target: y, time: t }', 'tune: { cv: { splitter: kFold, shuffle: false } }'],
    ['data: { target: y, order: file, fold: f }', ''],
  ])('does not run across folds that cut the series: %s %s', (data, tune) => {
    expect(messagesOf(data, tune, filter('columns: [a, b]'))).toEqual([
      'clean.denoise: found filters of a, b, which would smooth tested rows into training rows: the folds cut through the series. Allowed: timeSeriesSplit; with data.group groupKFold, stratifiedGroupKFold, or predefinedSplit in which each group is in one fold. Use timeSeriesSplit.',
    ]);
    accept(data, tune, 'clean: { impute: { numeric: forwardFill } }');
    accept(data.replace('target: y, ', ''), filter('columns: [a, b]'));
  });

  const rule = (text: string) => `clean: { denoise: [{ columns: [a, b], ${text} }] }`;

  it.each(['median, window: 4', 'hampel'])('does not let %s look ahead either', (method) => {
    const lines = ['data: { target: y, time: t }', rule(`method: ${method}, align: centered`)];
    expect(messagesOf(...lines)).toEqual([
      'clean.denoise[0].align: found centered for a, b, which looks ahead across chronological splits. Allowed: trailing; centered without data.target. Use trailing.',
    ]);
    accept('data: { target: y, time: t }', rule(`method: ${method}`));
  });

  it('does not let a polynomial look ahead, which has no other way', () => {
    const polynomial = rule('method: savitzkyGolay, window: 5');
    const cv = 'tune: { cv: { splitter: timeSeriesSplit } }';
    expect(messagesOf('data: { target: y, order: file }', cv, polynomial)).toEqual([
      'clean.denoise[0].method: found savitzkyGolay for a, b, which looks ahead across chronological splits. Allowed: exponential; movingAverage, median and hampel with align: trailing; savitzkyGolay without data.target. Use median or movingAverage with align: trailing.',
    ]);
    accept('data: { order: file }', polynomial);
  });

  it('needs a polynomial of lower degree than its window has rows', () => {
    expect(
      messagesOf('data: { order: file }', rule('method: savitzkyGolay, window: 5, polyOrder: 5')),
    ).toEqual([
      'clean.denoise[0].polyOrder: found 5 for a window of 5 rows, through which it would pass unsmoothed. Allowed: 0 to 4. Choose a lower degree, or a longer window.',
    ]);
    accept('data: { order: file }', rule('method: savitzkyGolay, window: 5, polyOrder: 4'));
  });

  it('needs exactly one of alpha, span and halfLife', () => {
    expect(messagesOf('data: { order: file }', rule('method: exponential'))).toEqual([
      'clean.denoise[0]: found an exponential filter without a weight. Allowed: exactly one of alpha, span and halfLife. Add one of them.',
    ]);
    expect(messagesOf('data: { order: file }', rule('method: exponential, alpha: 0.5, halfLife: 3'))).toEqual(
      [
        'clean.denoise[0].halfLife: found alpha and halfLife, which each say how fast the filter follows. Allowed: exactly one of alpha, span and halfLife. Keep one of them.',
      ],
    );
    for (const weight of ['alpha: 0.5', 'span: 3', 'halfLife: 3'])
      accept('data: { order: file }', rule(`method: exponential, ${weight}`));
  });

  it('needs times for a half-life in time', () => {
    const byTime = rule('method: exponential, halfLife: 2 hours');
    expect(messagesOf('data: { order: file }', byTime)).toEqual([
      'clean.denoise[0].halfLife: found 2 hours, a time, and no data.time to say when rows came to be. Allowed: a number of rows; a time with data.time. Name the time column, or give the half-life in rows.',
    ]);
    accept('data: { time: t }', byTime);
  });
});

describe('fills', () => {
  it.each(['forwardFill', 'backwardFill', 'interpolate'])('%s needs an order of the rows', (method) => {
    expect(messagesOf(`clean: { impute: { numeric: ${method} } }`)).toEqual([
      `clean.impute.numeric: found ${method}, and no order of the rows to fill along. Allowed: ${method} with data.time, or with data.order: file. Name the time column, or say that the order of the file is meaningful.`,
    ]);
    accept('data: { order: file }', `clean: { impute: { numeric: ${method} } }`);
    accept('data: { time: t }', `clean: { impute: { numeric: ${method} } }`);
  });

  it('do not look ahead across chronological splits', () => {
    const ahead = (method: string) =>
      `found ${method}, which looks ahead across chronological splits. Allowed: forwardFill, or a method that does not go along the rows; ${method} without data.target. Use forwardFill.`;
    const impute = 'clean: { impute: { numeric: interpolate, category: backwardFill } }';
    expect(messagesOf('data: { target: y, time: t }', impute)).toEqual([
      `clean.impute.numeric: ${ahead('interpolate')}`,
      `clean.impute.category: ${ahead('backwardFill')}`,
    ]);
    accept('data: { target: y, order: file }', 'tune: { cv: { splitter: kFold } }', impute);
    const groups = 'data: { target: y, order: file, group: g, fold: f }';
    accept(groups, impute);
    const filter = 'denoise: [{ columns: [a], method: median, window: 3 }]';
    expect(messagesOf(groups, `clean: { ${filter}, impute: { category: backwardFill } }`)).toEqual([
      'clean.impute.category: found backwardFill, which looks ahead at rows that models are compared on. Allowed: forwardFill, or a method that does not go along the rows; backwardFill without data.target. Use forwardFill.',
    ]);
    accept('data: { target: y, time: t }', 'clean: { impute: { numeric: forwardFill } }');
    accept('data: { target: y, time: t }', 'clean: { impute: { numeric: knn } }');
  });
});

describe('clean', () => {
  it('refuses a limit where no gap is filled along the rows', () => {
    expect(messagesOf('clean: { impute: { limit: 3 } }')).toEqual([
      'clean.impute.limit: found 3 beside median and mostFrequent, which fill every gap. Allowed: null; a number with forwardFill, backwardFill, interpolate. Remove it, or choose a method that goes along the rows.',
    ]);
    accept('data: { order: file }', 'clean: { impute: { category: forwardFill, limit: 3 } }');
    accept('clean: { impute: { limit: null } }');
  });

  it('refuses a factor and an action where no outlier is looked for', () => {
    const todo = 'Remove it, or choose a method in clean.outliers.method.';
    expect(messagesOf('clean: { outliers: { factor: 3, action: drop } }')).toEqual([
      `clean.outliers.factor: found 3 beside the method none, which looks for no outlier. Allowed: null; a number with a method. ${todo}`,
      `clean.outliers.action: found drop beside the method none, which looks for no outlier. Allowed: clip; any with a method. ${todo}`,
    ]);
    accept('clean: { outliers: { method: mad, factor: 3, action: drop } }');
    accept('clean: { outliers: { method: none, factor: null, action: clip } }');
  });

  it('refuses to cut to a range where nothing is normalised to one', () => {
    const clip = 'clean: { normalize: { clip: true } }';
    const grid = (methods: string) =>
      `tune: { estimators: [{ estimator: ridge, grid: { normalize: [${methods}] } }] }`;
    const found = (methods: string) => [
      `clean.normalize.clip: found true beside ${methods}, which no range cuts. Allowed: false; true with minMax. Remove it, or normalise by minMax.`,
    ];
    expect(messagesOf(clip)).toEqual(found('standard'));
    expect(messagesOf(clip, grid('none, robust'))).toEqual(found('standard, none, robust'));
    accept(clip, grid('none, minMax'));
    accept('clean: { normalize: { method: minMax, clip: true } }');
  });

  it('refuses to fill gaps with what has no logarithm, also where only a grid takes one', () => {
    const fill = (number: number, more = '') =>
      `clean: { impute: { numeric: constant, fillNumber: ${number} }${more} }`;
    const found = (number: number) => [
      `clean.impute.fillNumber: found ${number} beside the normalisation log1p, and log(1 + ${number}) is no number. Allowed: a number above -1. Choose a larger one, or another normalisation.`,
    ];
    const log = ', normalize: { method: log1p }';
    const grid = 'tune: { estimators: [{ estimator: ridge, grid: { normalize: [none, log1p] } }] }';
    expect(messagesOf(fill(-1, log))).toEqual(found(-1));
    expect(messagesOf(fill(-2), grid)).toEqual(found(-2));
    accept(fill(-0.5, log), grid);
    accept(fill(-2));
    accept('clean: { impute: { fillNumber: -2 }, normalize: { method: log1p } }');
  });
});

describe('splits', () => {
  it('refuses to shuffle what has a time', () => {
    expect(messagesOf('data: { target: y, time: t }', 'tune: { cv: { splitter: kFold } }')).toEqual([
      'tune.cv.splitter: found a shuffled kFold beside data.time, which would train on rows newer than those it is tested on. Allowed: timeSeriesSplit; kFold with shuffle: false. Use timeSeriesSplit.',
    ]);
    accept('data: { target: y, time: t }', 'tune: { cv: { splitter: kFold, shuffle: false } }');
  });

  it('needs the columns that a splitter reads', () => {
    expect(messagesOf('data: { target: y }', 'tune: { cv: { splitter: predefinedSplit } }')).toEqual([
      'tune.cv.splitter: found predefinedSplit without data.fold. Allowed: predefinedSplit with data.fold. Name the column that holds the fold numbers.',
    ]);
    expect(messagesOf('data: { target: y }', 'tune: { cv: { splitter: timeSeriesSplit } }')).toEqual([
      'tune.cv.splitter: found timeSeriesSplit without an order of the rows. Allowed: timeSeriesSplit with data.time, or with data.order: file. Name the time column, or say that the order of the file is meaningful.',
    ]);
    accept('data: { target: y, fold: f }', 'tune: { cv: { splitter: predefinedSplit } }');
    accept('data: { target: y, order: file }', 'tune: { cv: { splitter: timeSeriesSplit } }');
  });

  it('does not tear groups apart, and by default never does', () => {
    const torn = (splitter: string, instead: string) => [
      `tune.cv.splitter: found ${splitter} beside data.group; it would put rows of one group into training and test. Allowed: groupKFold; stratifiedGroupKFold; timeSeriesSplit with data.time or data.order: file; predefinedSplit with data.fold. Use ${instead}, timeSeriesSplit if the rows have an order, or remove data.group.`,
    ];
    const splitting = (splitter: string) => `tune: { cv: { splitter: ${splitter} } }`;
    const grouped = 'data: { target: y, group: g }';
    for (const splitter of ['kFold', 'repeatedKFold', 'shuffleSplit'])
      expect(messagesOf(grouped, splitting(splitter))).toEqual(torn(splitter, 'groupKFold'));
    for (const splitter of ['stratifiedKFold', 'repeatedStratifiedKFold'])
      expect(messagesOf(grouped, splitting(splitter))).toEqual(torn(splitter, 'stratifiedGroupKFold'));
    accept(grouped);
    accept(grouped, splitting('groupKFold'));
    accept(grouped, splitting('stratifiedGroupKFold'));
    accept('data: { target: y, group: g, order: file }', splitting('timeSeriesSplit'));
    accept('data: { target: y, group: g, time: t }');
    accept('data: { target: y, group: g, fold: f }');
    accept('data: { group: g }');
  });

  it.each([
    ['stratifiedKFold', 'a shuffled stratifiedKFold', '; stratifiedKFold with shuffle: false'],
    ['repeatedKFold', 'repeatedKFold', ''],
    ['repeatedStratifiedKFold', 'repeatedStratifiedKFold', ''],
    ['shuffleSplit', 'shuffleSplit', ''],
    ['groupKFold, shuffle: true', 'a shuffled groupKFold', '; groupKFold with shuffle: false'],
  ])('refuses %s beside a time', (cv, found, instead) => {
    expect(
      messagesOf(
        `data: { target: y, time: t${cv.startsWith('group') ? ', group: g' : ''} }`,
        `tune: { cv: { splitter: ${cv} } }`,
      ),
    ).toEqual([
      `tune.cv.splitter: found ${found} beside data.time, which would train on rows newer than those it is tested on. Allowed: timeSeriesSplit${instead}. Use timeSeriesSplit.`,
    ]);
  });

  it('needs groups for folds of whole groups', () => {
    expect(messagesOf('data: { target: y }', 'tune: { cv: { splitter: groupKFold } }')).toEqual([
      'tune.cv.splitter: found groupKFold without data.group. Allowed: groupKFold with data.group. Name the column that says which rows belong together.',
    ]);
  });

  it('needs a target of classes to split by classes, where its type is declared', () => {
    const cv = 'tune: { cv: { splitter: stratifiedKFold } }';
    expect(messagesOf('data: { target: y, types: { y: number } }', cv)).toEqual([
      'tune.cv.splitter: found stratifiedKFold beside data.types: { y: number }; numbers have no classes to split by. Allowed: stratifiedKFold with a target of type boolean or category. Use kFold, or declare the target as a category.',
    ]);
    accept('data: { target: y, types: { y: category } }', cv);
    accept('data: { target: y }', cv);
  });

  it('refuses more splits than a search may have, and parts that are more than all rows', () => {
    const cv = (text: string) => messagesOf('data: { target: y }', `tune: { cv: { splitter: ${text} } }`);
    expect(cv('repeatedKFold, nSplits: 10, nRepeats: 101')).toEqual([
      'tune.cv.nRepeats: found 101 repeats of 10 splits, which are 1010. Allowed: nSplits x nRepeats of at most 1000. Use fewer repeats, or fewer splits.',
    ]);
    accept('data: { target: y }', 'tune: { cv: { splitter: repeatedKFold, nSplits: 10, nRepeats: 100 } }');
    expect(cv('shuffleSplit, testSize: 0.3, trainSize: 0.8')).toEqual([
      'tune.cv.trainSize: found 0.8 beside a testSize of 0.3, together more than all rows. Allowed: at most 0.7. Make one of the two smaller.',
    ]);
    expect(cv('shuffleSplit, testSize: 1.5')).toEqual([
      'tune.cv.testSize: found 1.5. Allowed: a number, above 0 and below 1; or a whole number, at least 1; or null. Choose a number in this range.',
    ]);
    accept('data: { target: y }', 'tune: { cv: { splitter: shuffleSplit, testSize: 100, trainSize: 0.5 } }');
  });
});

describe('grids', () => {
  const grid = (estimator: string, text: string) =>
    `tune: { estimators: [{ estimator: ${estimator}, grid: { ${text} } }] }`;

  it('refuses a C of 0 or an exponent out of range', () => {
    expect(messagesOf(grid('logistic', 'C: [1, 0]'))).toEqual([
      'tune.estimators[0].grid.C[1]: found 0. Allowed: a number above 0. Choose a number in this range.',
    ]);
    expect(messagesOf(grid('logistic', 'C: { logspace: [-400, 3, 7] }'))).toEqual([
      'tune.estimators[0].grid.C.logspace[0]: found -400. Allowed: an exponent from -300 to 300. Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.',
    ]);
  });

  it('refuses a negative alpha and an exponent out of range', () => {
    expect(messagesOf(grid('ridge', 'alpha: [0, -1]'))).toEqual([
      'tune.estimators[0].grid.alpha[1]: found -1. Allowed: a number, at least 0. Choose a number in this range.',
    ]);
    expect(messagesOf(grid('ridge', 'alpha: { logspace: [-3, 1000, 7] }'))).toEqual([
      'tune.estimators[0].grid.alpha.logspace[1]: found 1000. Allowed: an exponent from -300 to 300. Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.',
    ]);
  });

  it('lets only a random search draw values', () => {
    const drawn = grid('ridge', 'alpha: { uniform: [1, 2] }');
    expect(messagesOf(drawn)).toEqual([
      'tune.estimators[0].grid.alpha: found values to draw from, which a grid search does not. Allowed: a list of values. List the values, or choose tune.search.strategy: random.',
    ]);
    for (const alpha of ['uniform: [0, 2]', 'logUniform: [0.1, 2]', 'int: [0, 3]', 'choice: [1, 2]'])
      accept(grid('ridge', `alpha: { ${alpha} }`).replace('{', '{ search: { strategy: random },'));
    for (const alpha of ['linspace: [0, 2, 3]', 'range: [0, 2, 1]', 'range: [2, -1, -1]'])
      accept(grid('ridge', `alpha: { ${alpha} }`));
  });

  it.each([
    ['alpha: { linspace: [-1, 2, 3] }', 'alpha.linspace[0]: found -1. Allowed: a number, at least 0.'],
    ['alpha: { uniform: [-1, 2] }', 'alpha.uniform[0]: found -1. Allowed: a number, at least 0.'],
    ['alpha: { uniform: [3, 2] }', 'alpha.uniform: found 3 to 2. Allowed: a high end above the low end.'],
    ['alpha: { int: [2, 2] }', 'alpha.int: found 2 to 2. Allowed: a high end above the low end.'],
    ['alpha: { choice: [2, -2] }', 'alpha.choice[1]: found -2. Allowed: a number, at least 0.'],
    ['alpha: { logUniform: [0, 2] }', 'alpha.logUniform[0]: found 0. Allowed: a number above 0.'],
    ['alpha: { range: [1, -3, -2] }', 'alpha.range: found -1. Allowed: a number, at least 0.'],
    ['alpha: { range: [1, 5, 0] }', 'alpha.range: found a range of step 0. Allowed: 1 to 100000 numbers.'],
    ['alpha: { range: [5, 5, 1] }', 'alpha.range: found a range of 0 numbers. Allowed: 1 to 100000 numbers.'],
    ['alpha: { range: [0, 100001, 1] }', 'alpha.range: found a range of 100001 numbers.'],
    [
      'nNeighbors: { range: [0, 9, 2] }',
      'nNeighbors.range: found 0. Allowed: a whole number from 1 to 100000.',
    ],
    ['nNeighbors: { int: [1, 200000] }', 'nNeighbors.int[1]: found 200000. Allowed: a whole number from 1'],
  ])('refuses %s', (text, message) => {
    const estimator = text.startsWith('alpha') ? 'ridge' : 'kNeighbors';
    const [found, ...more] = messagesOf(
      grid(estimator, text).replace('{', '{ search: { strategy: random },'),
    );
    expect(found).toContain(`tune.estimators[0].grid.${message}`);
    expect(more).toEqual([]);
  });

  it('refuses a negative alpha of lasso and elastic net too, and a share beyond 1', () => {
    for (const estimator of ['lasso', 'elasticNet']) {
      expect(messagesOf(grid(estimator, 'alpha: [-1]'))).toEqual([
        'tune.estimators[0].grid.alpha[0]: found -1. Allowed: a number, at least 0. Choose a number in this range.',
      ]);
    }
    expect(messagesOf(grid('elasticNet', 'l1Ratio: [0, 1, 1.5]'))).toEqual([
      'tune.estimators[0].grid.l1Ratio[2]: found 1.5. Allowed: a number from 0 to 1. Choose a number in this range.',
    ]);
  });

  it('refuses a feature that is none', () => {
    expect(messagesOf('data: { target: y, ignore: [n] }', grid('power', 'feature: [y, n, x]'))).toEqual([
      'tune.estimators[0].grid.feature[0]: found column "y", which is data.target. Allowed: columns that are features. Name another column.',
      'tune.estimators[0].grid.feature[1]: found column "n", which is in data.ignore. Allowed: columns that are features. Name another column.',
    ]);
  });

  it('refuses a score named twice', () => {
    expect(messagesOf('tune: { scoring: [rmse, mae, rmse] }')).toEqual([
      'tune.scoring[2]: found rmse a second time. Keep one of the two.',
    ]);
  });
});

describe('monitor', () => {
  it.each([5, 7, 9, 10, 11, 13, 23])('refuses windows of %i hours, which do not fill a day', (hours) => {
    expect(messagesOf(`monitor: { window: ${hours} hours }`)).toEqual([
      `monitor.window: found "${hours} hours", which does not fill a day of 24 hours. Allowed: 1, 2, 3, 4, 6, 8, 12, 24 hours. Choose one of these.`,
    ]);
  });

  it.each([
    '1 hour',
    '6 hours',
    '24 hours',
    '1 day',
    '1 week',
    '1 month',
    '1 year',
  ])('takes windows of %s', (window) => {
    expect(accept(`monitor: { window: ${window} }`).monitor.window).toBe(window);
  });

  it('refuses an alert on a metric that is not computed', () => {
    expect(messagesOf('monitor: { metrics: [mae], alerts: [{ metric: rmse, above: 1 }] }')).toEqual([
      'monitor.alerts[0].metric: found rmse, which monitor.metrics does not have. Allowed: mae. Add rmse to monitor.metrics.',
    ]);
  });

  it('refuses to tune again what is not tuned', () => {
    const alerts = 'monitor: { alerts: [{ metric: rmse, above: 1, action: retune }] }';
    expect(messagesOf(alerts)).toEqual([
      'monitor.alerts[0].action: found retune for a model that is not tuned: data.target is not given. Allowed: notify. Name data.target, or use notify.',
    ]);
    accept('data: { target: y, id: i }', alerts);
  });

  it('refuses to tune again without an id, which tells known records from new ones', () => {
    const alerts = 'monitor: { alerts: [{ metric: rmse, above: 1, action: retune }] }';
    expect(messagesOf('data: { target: y }', alerts)).toEqual([
      'monitor.alerts[0].action: found retune without data.id: a logged record is recognised by its id, and without one every retuning would add the whole log again. Allowed: notify; retune with data.id. Name the column of ids in data.id, or use notify.',
    ]);
  });

  it('refuses to tune again with explicit folds, which a logged record does not have', () => {
    const alerts = 'monitor: { alerts: [{ metric: rmse, above: 1, action: retune }] }';
    expect(messagesOf('data: { target: y, id: i, fold: f }', alerts)).toEqual([
      'monitor.alerts[0].action: found retune beside data.fold: logged records have no fold, so that they cannot be added to the data. Allowed: notify; retune without data.fold. Remove data.fold and split by data.time or kFold, or use notify.',
    ]);
  });

  it('refuses to tune again with weights, which a logged record does not have', () => {
    const alerts = 'monitor: { alerts: [{ metric: rmse, above: 1, action: retune }] }';
    expect(messagesOf('data: { target: y, id: i, weight: w }', alerts)).toEqual([
      'monitor.alerts[0].action: found retune beside data.weight: logged records have no weight, so that they cannot be added to the data. Allowed: notify; retune without data.weight. Remove data.weight, or use notify.',
    ]);
  });

  it('refuses two rules of one condition, which would share one state', () => {
    const alerts =
      'monitor: { alerts: [{ metric: rmse, above: 1 }, { metric: rmse, above: 1, for: 1 of 1 }] }';
    expect(messagesOf(alerts)).toEqual([
      'monitor.alerts[1]: found rmse above 1 again, which rule 1 has already. Allowed: one rule for each condition. Change its limit, or remove it.',
    ]);
    accept('monitor: { alerts: [{ metric: rmse, above: 1 }, { metric: rmse, above: 2 }] }');
  });
});

describe('expect', () => {
  const expecting = (section: string) => `clean: { expect: { ${section} } }`;

  it('takes ranges that ascend, shares, counts and patterns', () => {
    accept(
      expecting(
        "missing: { a: <= 20%, b: == 0 }, range: { a: [0, 0], b: [null, 1] }, pattern: { c: '[A-Z]{2}\\d+' }",
      ),
    );
    accept('data: { time: t }', expecting('freshness: 2 days'));
  });

  it('refuses a range that descends or bounds nothing', () => {
    expect(messagesOf(expecting('range: { a: [2, 1], b: [null, null] }'))).toEqual([
      'clean.expect.range.a: found [2, 1]. Allowed: the lowest value before the highest. Change their places.',
      'clean.expect.range.b: found null twice. Allowed: one bound at least. Give a bound, or remove it.',
    ]);
  });

  it('refuses shares that cannot be meant', () => {
    expect(messagesOf(expecting('missing: { a: <= 0.2, b: <= 200% }'))).toEqual([
      'clean.expect.missing.a: found <= 0.2, a count that is no whole number. Allowed: a share such as "<= 20%", or a count. Write 20% for a share.',
      'clean.expect.missing.b: found <= 200%. Allowed: a share of at most 100%. Choose a smaller share.',
    ]);
  });

  it('refuses what is a regular expression only inside a group', () => {
    expect(messagesOf('clean: { expect: { pattern: { a: "x|y)(" } } }')).toEqual([
      'clean.expect.pattern.a: found "x|y)(", which is no regular expression: Unmatched \')\'. Allowed: a regular expression as in JavaScript with the flag u. Correct it; in single quotes YAML leaves a backslash as it is.',
    ]);
  });

  it('refuses what is no regular expression', () => {
    expect(messagesOf(expecting("pattern: { a: '[a', b: '\\-' }"))).toEqual([
      'clean.expect.pattern.a: found "[a", which is no regular expression: Unterminated character class. Allowed: a regular expression as in JavaScript with the flag u. Correct it; in single quotes YAML leaves a backslash as it is.',
      'clean.expect.pattern.b: found "\\\\-", which is no regular expression: Invalid escape. Allowed: a regular expression as in JavaScript with the flag u. Correct it; in single quotes YAML leaves a backslash as it is.',
    ]);
  });

  it('needs a time to know what is fresh', () => {
    expect(messagesOf(expecting('freshness: 2 days'))).toEqual([
      'clean.expect.freshness: found 2 days, and nothing says when a row came to be. Allowed: freshness with data.time. Name the time column in data.time, or remove freshness.',
    ]);
  });
});

describe('successive halving', () => {
  const search = (...estimators: string[]) =>
    `tune: { search: { strategy: halving }, estimators: [${estimators.map((name) => `{ estimator: ${name} }`).join(', ')}] }`;

  it('is refused where all candidates are fitted at once', () => {
    expect(messagesOf(search('ridge', 'lasso', 'ridge', 'dummy'))).toEqual([
      'tune.search.strategy: found halving for ridge, lasso, dummy, whose candidates are all fitted at once: it would save nothing, and may drop the best. Allowed: halving with estimators that share no work, such as kNeighbors or a trainer of your own. Leave tune.search out.',
    ]);
    accept(search('ridge', 'kNeighbors'));
    accept('tune: { search: { strategy: halving } }');
  });
});

describe('polynomial features', () => {
  const grid = (text: string) => `tune: { estimators: [{ estimator: linear, grid: { ${text} } }] }`;

  it('need a degree above 1 for interactions', () => {
    const refusal =
      'tune.estimators[0].grid.interactionOnly: found true without a degree above 1, which has no products of features. Allowed: true beside a degree of 2 or more. Add degree: [1, 2], or leave interactionOnly out.';
    expect(messagesOf(grid('interactionOnly: [true]'))).toEqual([refusal]);
    expect(messagesOf(grid('degree: [1], interactionOnly: [false, true]'))).toEqual([refusal]);
    accept(grid('degree: [1, 2], interactionOnly: [false, true]'));
    accept(grid('interactionOnly: [false]'));
  });
});

describe('trainers', () => {
  const trainer = (more: string) => `    - { estimator: lambda, ${more} }`;
  const search = (...entries: string[]) => ['tune:', '  estimators:', ...entries.map(trainer)];
  const arn = 'arn: "arn:aws:lambda:eu-central-1:123456789012:function:trees:live"';

  it('may be called in either way, and hold any parameter', () => {
    accept(...search(`name: trees, ${arn}`, 'name: nets, command: [a], grid: { layers: [1, 2], kind: [x] }'));
  });

  it('have names of their own', () => {
    expect(
      messagesOf(
        ...search('name: trees, command: [a]', 'name: trees, command: [b]', 'name: ridge, command: [c]'),
      ),
    ).toEqual([
      'tune.estimators[1].name: found trees a second time. Allowed: a name that nothing else in the search has. Results go by the name: choose another one.',
      'tune.estimators[2].name: found ridge, which is an estimator of Upkeep. Allowed: a name that nothing else in the search has. Results go by the name: choose another one.',
    ]);
  });

  it('can be called somewhere', () => {
    expect(messagesOf(...search('name: trees'))).toEqual([
      'tune.estimators[0]: found neither an arn nor a command of trees. Allowed: an arn, a command, or both. Name the Lambda function for AWS, and the command for this machine.',
    ]);
  });

  it.each([
    ['name: tr/ees, command: [a]', 'tune.estimators[0].name'],
    ['command: [a]', 'tune.estimators[0].name'],
    ['name: trees, arn: trainer', 'tune.estimators[0].arn'],
    ['name: trees, command: []', 'tune.estimators[0].command'],
    ['name: trees, command: [a], timeoutSeconds: 900', 'tune.estimators[0].timeoutSeconds'],
    ['name: trees, command: [a], timeout: 9', 'tune.estimators[0].timeout'],
    ['name: trees, command: [a], grid: { depth: 3 }', 'tune.estimators[0].grid.depth'],
    ['name: trees, command: [a], grid: { normalize: [cubic] }', 'tune.estimators[0].grid.normalize[0]'],
  ])('are refused where they say %s', (more, where) => {
    expect(messagesOf(...search(more)).map((text) => text.slice(0, text.indexOf(':')))).toEqual([where]);
  });
});
