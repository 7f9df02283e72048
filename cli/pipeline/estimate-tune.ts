import type { RunRef } from '../../core/contracts/steps.ts';
import { estimatePlan, type PlanEstimate } from '../../core/cost/estimate-plan.ts';
import { builtInPrices } from '../../core/cost/price-list.ts';
import { plan } from '../../core/steps/plan.ts';
import { prepareTune } from '../../core/steps/start-tune.ts';
import { factorOf } from '../../core/tuning/halving.ts';
import { loadRunConfig } from '../../core/tuning/load-run.ts';
import type { LocalContext } from '../context.ts';
import { describePlan } from './describe-tune.ts';

export interface SearchForecast extends PlanEstimate, RunRef {
  readonly region: string;
  /** Of the price of Lambda's compute. */
  readonly priceDate: string;
  /** Candidates of trainers that were brought along. */
  readonly nTrainerCandidates: number;
}

/** What the search of a cleaned data set would take: it is planned as `searchLocally` does, and nothing is evaluated. */
export async function forecastSearch(
  dataSet: Parameters<typeof prepareTune>[0],
  { ports, output }: LocalContext,
): Promise<SearchForecast> {
  const run = await prepareTune(dataSet, ports.store);
  const planned = await output.task('Plan', () => plan(run, ports), describePlan);
  const { config } = await loadRunConfig(ports.store, run);
  const prices = builtInPrices();
  return {
    ...run,
    ...estimatePlan(planned, factorOf(config.tune.search), prices),
    region: prices.region,
    priceDate: prices.prices.lambdaGbSecond.date,
    nTrainerCandidates: planned.candidates.filter(({ trainer }) => trainer !== undefined).length,
  };
}
