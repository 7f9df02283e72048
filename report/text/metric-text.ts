import { formatCount, formatNumber, formatShare } from './format-number.ts';

const LABELS: { readonly [name: string]: string } = {
  rmse: 'RMSE',
  mse: 'MSE',
  mae: 'MAE',
  mape: 'MAPE',
  medae: 'median absolute error',
  r2: 'R²',
  msle: 'MSLE',
  maxError: 'largest error',
  balancedAccuracy: 'balanced accuracy',
  f1: 'F1',
  precisionMacro: 'precision, macro',
  recallMacro: 'recall, macro',
  f1Macro: 'F1, macro',
  precisionWeighted: 'precision, weighted',
  recallWeighted: 'recall, weighted',
  f1Weighted: 'F1, weighted',
  logLoss: 'log loss',
  rocAuc: 'ROC AUC',
  averagePrecision: 'average precision',
  brier: 'Brier score',
  bias: 'bias',
  count: 'rows',
  missingRatio: 'missing',
  labelCoverage: 'labelled share',
};
const IN_UNITS_OF_TARGET = ['rmse', 'mae', 'medae', 'maxError', 'bias'];
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
