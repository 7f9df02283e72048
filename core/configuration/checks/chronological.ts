import type { SeriesFolds } from '../../cleaning/series-folds.ts';
import type { ModelConfig } from '../../contracts/config/model-config.ts';
import { defaultCrossValidation, seriesFolds } from '../../model-selection/resolve-cross-validation.ts';

/** Whether rows are predicted from earlier ones only, so that cleaning must not look ahead. */
export function isChronological(config: ModelConfig): boolean {
  return config.data.target !== null && (config.data.time !== null || foldsOf(config) === 'chronological');
}

/**
 * How the folds of the search lie to the series of the rows; null where nothing is searched. The default folds for numbers and for
 * classes lie the same way.
 */
export function foldsOf({ data, tune }: ModelConfig): SeriesFolds | null {
  return data.target === null ? null : seriesFolds(tune.cv ?? defaultCrossValidation(data, null), data);
}
