import { describe, expect, it } from 'vitest';
import { CLASSIFICATION_SCORERS, REGRESSION_SCORERS } from '../../../core/contracts/config/scorer-names.ts';
import { formatDay, formatInstant, formatIsoDay } from '../../../report/text/format-date.ts';
import { formatMetric, metricWithUnit } from '../../../report/text/metric-text.ts';
import { describeEstimator, formatParams } from '../../../report/text/params-text.ts';
import { fitText, textWidth } from '../../../report/text/text-width.ts';

describe('dates', () => {
  it('are written for people, in UTC', () => {
    expect(formatInstant('2026-03-01T23:30:00.000-02:00')).toBe('2 March 2026, 01:30 UTC');
    expect(formatDay(Date.parse('1974-12-31T00:00:00Z'))).toBe('1974-12-31');
    expect(formatDay(Date.parse('1974-12-31T06:30:00Z'))).toBe('1974-12-31 06:30');
    expect(formatIsoDay('1970-01-01T00:00:00.000Z')).toBe('1970-01-01');
  });

  it('stay as they are when they are no dates, and are n/a beyond all calendars', () => {
    expect(formatInstant('someday')).toBe('someday');
    expect(formatIsoDay('row 12')).toBe('row 12');
    expect(formatDay(Number.NaN)).toBe('n/a');
    expect(formatDay(1e300)).toBe('n/a');
  });
});

describe('metrics', () => {
  it('name the unit where there is one', () => {
    expect(metricWithUnit('rmse', 'mpg')).toBe('RMSE, in units of mpg');
    expect(metricWithUnit('r2', 'mpg')).toBe('R²');
    const ofNumbers = REGRESSION_SCORERS.filter((name) =>
      metricWithUnit(name, 'mpg').includes('in units of mpg'),
    );
    expect(ofNumbers).toEqual(['rmse', 'mae', 'medae', 'maxError']);
    expect(
      CLASSIFICATION_SCORERS.filter((name) => metricWithUnit(name, 'species').includes('units')),
    ).toEqual([]);
  });

  it('are shares, counts or numbers', () => {
    expect(formatMetric('labelCoverage', 0.5)).toBe('50%');
    expect(formatMetric('count', 12_000)).toBe('12,000');
    expect(formatMetric('bias', -2.7599)).toBe('−2.76');
    expect(formatMetric('mae', undefined)).toBe('–');
  });
});

describe('parameters', () => {
  it('are listed in their order', () => {
    expect(formatParams({ alpha: 1e-5, fitIntercept: false, feature: 'hp' })).toBe(
      'alpha = 10⁻⁵, fitIntercept = false, feature = hp',
    );
    expect(formatParams({})).toBe('defaults');
    expect(describeEstimator('multivariateLinear', {})).toBe('multivariateLinear');
  });
});

describe('fitText', () => {
  it('keeps a text that fits and shortens one that does not', () => {
    expect(fitText('weight', 100, 12)).toBe('weight');
    const short = fitText('a very long name of a column', 100, 12);
    expect(short).toMatch(/^a very.*…$/);
    expect(textWidth(short, 12)).toBeLessThanOrEqual(100);
  });

  it('does not cut a character in two', () => {
    expect(fitText('🚗🚗🚗🚗🚗🚗', 50, 12)).toMatch(/^(🚗)+…$/u);
  });
});
