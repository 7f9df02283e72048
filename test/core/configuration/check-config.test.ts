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
    expect(messagesOf('data: { target: mpg, time: t, types: { mpg: category, t: text, b: text } }')).toEqual([
      'data.types.mpg: found category for the column that is data.target. Allowed: number. This version predicts numbers only.',
      'data.types.t: found text for the column that is data.time. Allowed: time, number. Change the type, or name another column.',
    ]);
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
      'clean.denoise[0].align: found centered for a, b, which looks ahead across chronological splits. Allowed: trailing. Use trailing.',
    ]);
    accept('data: { target: y, order: file }', filter('columns: [a], align: centered'));
    accept('data: { time: t }', filter('columns: [a], align: centered'));
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

  it('does not tear groups apart, the default splitter included', () => {
    expect(messagesOf('data: { target: y, group: g }')).toEqual([
      'tune.cv.splitter: found kFold beside data.group; it would put rows of one group into training and test. Allowed: timeSeriesSplit with data.time; predefinedSplit with data.fold. Number the folds in a column of the data, or remove data.group. groupKFold is not available in this version.',
    ]);
    accept('data: { target: y, group: g, time: t }');
    accept('data: { target: y, group: g, fold: f }');
    accept('data: { group: g }');
  });
});

describe('grids', () => {
  const grid = (estimator: string, text: string) =>
    `tune: { estimators: [{ estimator: ${estimator}, grid: { ${text} } }] }`;

  it('refuses a negative alpha and an exponent out of range', () => {
    expect(messagesOf(grid('ridge', 'alpha: [0, -1]'))).toEqual([
      'tune.estimators[0].grid.alpha[1]: found -1. Allowed: a number, at least 0. Choose a number in this range.',
    ]);
    expect(messagesOf(grid('ridge', 'alpha: { logspace: [-3, 1000, 7] }'))).toEqual([
      'tune.estimators[0].grid.alpha.logspace[1]: found 1000. Allowed: an exponent from -300 to 300. Give the power of 10, not the value: [-3, 3, 7] is 0.001 to 1000.',
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
