import type { Params, ParamValue } from '../../core/contracts/model-artefact.ts';
import { formatNumber } from './format-number.ts';

export function formatParamValue(value: ParamValue): string {
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

/** `alpha = 1.33, fitIntercept = true`, in the order of the parameters; `defaults` when there are none. */
export function formatParams(params: Params): string {
  const entries = Object.entries(params);
  if (entries.length === 0) return 'defaults';
  return entries.map(([name, value]) => `${name} = ${formatParamValue(value)}`).join(', ');
}

/** `ridge (alpha = 1.33)` */
export function describeEstimator(estimator: string, params: Params): string {
  return Object.keys(params).length === 0 ? estimator : `${estimator} (${formatParams(params)})`;
}
