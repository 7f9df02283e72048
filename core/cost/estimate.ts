import type { ModelConfig } from '../contracts/config/model-config.ts';
import { type Bill, billFor, costOf } from './bill.ts';
import { HOURS_A_MONTH } from './deployment-facts.ts';
import { estimateSearch, type SearchEstimate } from './estimate-search.ts';
import { idleUsage } from './idle-usage.ts';
import { modelMetrics, modelUsage } from './model-usage.ts';
import type { PriceList } from './price-list.ts';
import { uploadUsage } from './upload-usage.ts';

export interface CostRequest {
  readonly config: Pick<ModelConfig, 'data' | 'clean' | 'tune' | 'monitor'>;
  readonly nModels: number;
  /** A month, of all models, retunings included. */
  readonly nUploads: number;
  readonly nRows: number;
  /** Features after encoding. */
  readonly nColumns: number;
  /** A month, of one model. */
  readonly nPredictions: number;
  /** Objects that hold them; as many hold the actual values. */
  readonly nLogObjects: number;
  readonly tickMinutes: number;
}

export interface CostEstimate extends Bill {
  readonly search: SearchEstimate;
  /** One instance that is always on, for comparison. */
  readonly alwaysOnUsd: number;
}

/** What a deployment costs in a month by a list of prices. @throws ConfigurationError for a search that cannot be planned */
export function estimateCost(request: CostRequest, prices: PriceList): CostEstimate {
  const { tickMinutes } = request;
  const models = { ...request, monitor: request.config.monitor };
  const usage = [
    ...idleUsage({ tickMinutes, nModelMetrics: modelMetrics(models) }),
    ...uploadUsage(request),
    ...modelUsage(models),
  ];
  return {
    ...billFor(usage, prices),
    search: estimateSearch(request),
    alwaysOnUsd: costOf(prices.prices.alwaysOnInstanceHour, HOURS_A_MONTH),
  };
}
