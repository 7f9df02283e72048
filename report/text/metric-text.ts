import { formatCount, formatNumber, formatShare } from './format-number.ts';

const LABELS: { readonly [name: string]: string } = {
  rmse: 'RMSE',
  mae: 'MAE',
  r2: 'R²',
  bias: 'bias',
  count: 'rows',
  missingRatio: 'missing',
  labelCoverage: 'labelled share',
};
const IN_UNITS_OF_TARGET = ['rmse', 'mae', 'bias'];
const SHARES = ['missingRatio', 'labelCoverage'];

export function metricLabel(name: string): string {
  return LABELS[name] ?? name;
}

export function isInUnitsOfTarget(name: string): boolean {
  return IN_UNITS_OF_TARGET.includes(name);
}

/** `RMSE, in units of mpg`: the target's name stands for its unit, which nobody told us. */
export function metricWithUnit(name: string, target: string): string {
  const label = metricLabel(name);
  return isInUnitsOfTarget(name) ? `${label}, in units of ${target}` : label;
}

export function formatMetric(name: string, value: number | undefined): string {
  if (value === undefined) return '–';
  if (SHARES.includes(name)) return formatShare(value);
  return name === 'count' ? formatCount(value) : formatNumber(value);
}
