import { defaultConfig } from '../../../core/configuration/default-config.ts';
import type { CostRequest } from '../../../core/cost/estimate.ts';

/** A month of one model with the defaults. */
export const REQUEST: CostRequest = {
  config: defaultConfig('sample'),
  nModels: 1,
  nUploads: 1,
  nRows: 10_000,
  nColumns: 20,
  nPredictions: 10_000,
  nLogObjects: 730,
  tickMinutes: 5,
};
