import type { ModelConfig } from '../../contracts/config/model-config.ts';

/** Whether rows are predicted from earlier ones only, so that cleaning must not look ahead. */
export function isChronological({ data, tune }: ModelConfig): boolean {
  return data.target !== null && (data.time !== null || tune.cv?.splitter === 'timeSeriesSplit');
}
