import { ASSUMED } from './assumptions.ts';
import { costOf } from './bill.ts';
import { invocationGbSeconds } from './invocation.ts';
import type { PriceList } from './price-list.ts';
import { STEP_REQUESTS } from './requests.ts';

const NS_PER_MS = 1e6;

export interface EvaluationWork {
  /** What evaluating each path takes on one whole processor, without reading the data set. */
  readonly pathsMs: readonly number[];
  /** Of the data set that each path reads. */
  readonly nCells: number;
}

/** What Lambda bills for. */
export interface EvaluationBill {
  readonly gbSeconds: number;
  readonly usd: number;
}

/**
 * What EvaluatePath costs on Lambda, an invocation a path: compute and requests, before the free tier, with the memory that is
 * the default of a deployment. The other steps, and a trainer's own function, are not in it. O(paths).
 */
export function evaluationBill(
  { pathsMs, nCells }: EvaluationWork,
  { prices }: Pick<PriceList, 'prices'>,
): EvaluationBill {
  const loadMs = (nCells * ASSUMED.loadCellNs) / NS_PER_MS;
  const requests = STEP_REQUESTS.evaluatePath();
  const gbSeconds = pathsMs.reduce(
    (sum, ms) => sum + invocationGbSeconds({ of: 'evaluatePath', requests, cpuMs: loadMs + ms }),
    0,
  );
  const usd = costOf(prices.lambdaGbSecond, gbSeconds) + costOf(prices.lambdaRequest, pathsMs.length);
  return { gbSeconds, usd };
}
