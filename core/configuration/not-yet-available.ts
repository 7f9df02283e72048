import { type OptionPath, optionPattern } from './option-path.ts';

/** Options that Upkeep's design has and this version has not. They are refused by name, so that nobody hunts for a typing mistake. */
export const UNAVAILABLE_OPTIONS: readonly string[] = ['monitor.drift'];

const REGRESSION = ['mape'];
const CLASSIFICATION = ['accuracy', 'precision', 'recall', 'f1', 'logLoss', 'rocAuc', 'brier'];
const RANKING = ['ndcg', 'map', 'mrr', 'hitRate', 'precisionAtK', 'recallAtK', 'coverage'];
const DRIFT = ['psi', 'ks', 'js', 'wasserstein', 'chi2', 'unseenCategories', 'embeddingDistance'];
const MONITORED = [...REGRESSION, ...CLASSIFICATION, ...RANKING, ...DRIFT, 'latency'];

/** Values of options that exist. */
export const UNAVAILABLE_VALUES: { readonly [option: string]: readonly string[] } = {
  'monitor.metrics': MONITORED,
  'monitor.alerts.metric': MONITORED,
};

export function isUnavailableOption(path: OptionPath): boolean {
  return UNAVAILABLE_OPTIONS.includes(optionPattern(path));
}

export function isUnavailableValue(path: OptionPath, value: unknown): boolean {
  return typeof value === 'string' && (UNAVAILABLE_VALUES[optionPattern(path)]?.includes(value) ?? false);
}
