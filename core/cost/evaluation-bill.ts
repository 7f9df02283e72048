import { ASSUMED } from './assumptions.ts';
import { costOf } from './bill.ts';
import { DEPLOYMENT } from './deployment-facts.ts';
import { gbSeconds, invocationGbSeconds } from './invocation.ts';
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
  return billOf(
    pathsMs.map((ms) => invocationGbSeconds({ of: 'evaluatePath', requests, cpuMs: loadMs + ms })),
    prices,
  );
}

/**
 * The same of paths whose time was measured, wherever that was: as if each had been an invocation that took so long behind its
 * start.
 * @param elapsedMs of each path, with its requests and the reading of the data set
 */
export function measuredBill(
  elapsedMs: readonly number[],
  { prices }: Pick<PriceList, 'prices'>,
): EvaluationBill {
  const memoryMb = DEPLOYMENT.memoryMb.evaluatePath;
  return billOf(
    elapsedMs.map((ms) => gbSeconds({ memoryMb, seconds: (ASSUMED.startMs + ms) / 1000 })),
    prices,
  );
}

function billOf(invocations: readonly number[], prices: PriceList['prices']): EvaluationBill {
  const total = invocations.reduce((sum, one) => sum + one, 0);
  return {
    gbSeconds: total,
    usd: costOf(prices.lambdaGbSecond, total) + costOf(prices.lambdaRequest, invocations.length),
  };
}
