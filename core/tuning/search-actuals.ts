import { readArtefact } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Selection } from '../contracts/selection.ts';
import type { RunRef } from '../contracts/steps.ts';
import { cellsOf } from '../cost/estimate-plan.ts';
import { evaluationBill, measuredBill } from '../cost/evaluation-bill.ts';
import { builtInPrices } from '../cost/price-list.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { loadPathResults, loadPlan } from './load-run.ts';
import { searchStartMs } from './search-time.ts';

/** What a search took, beside what was estimated for the same paths. In `run.json`, as times are not reproducible. */
export interface SearchActuals {
  /** From the beginning of the search to the end of the run; null where the beginning was not noted. */
  readonly wallMs: number | null;
  readonly nCandidates: number;
  /** By `tune.budget.candidates` and `dollars`: not among the candidates. */
  readonly nLeftOut: number;
  /** Those that failed among them. */
  readonly nEvaluated: number;
  readonly nFailed: number;
  /** For want of time. */
  readonly nNotEvaluated: number;
  /** Those that left a result, whichever run evaluated them. */
  readonly nPaths: number;
  /** Of these paths, one after the other. */
  readonly pathsMs: { readonly actual: number; readonly estimated: number };
  /** On Lambda, or as if they had been evaluated there; before the free tier. */
  readonly gbSeconds: { readonly actual: number; readonly estimated: number };
  readonly usd: { readonly actual: number; readonly estimated: number };
  readonly prices: { readonly region: string; readonly date: string };
}

/** @throws NotFoundError before Select; DamagedArtefactError. O(paths) reads. */
export async function searchActuals(run: RunRef, store: ObjectStore, nowMs: number): Promise<SearchActuals> {
  const plan = await loadPlan(store, run);
  const selectionKey = keys.run(run.model, run.runId, 'selection.json');
  const selection = await readArtefact<Selection>(store, selectionKey, 'upkeep-selection/1');
  const { nCandidates, nFailed, nNotEvaluated = 0 } = selection;
  const startedAtMs = await searchStartMs(run, store);
  const results = await loadPathResults(store, plan);
  const elapsedMs = results.map(({ elapsedMs: ms = 0 }) => ms);
  const done = new Set(results.map(({ hash }) => hash));
  const estimatedMs = plan.paths.filter(({ hash }) => done.has(hash)).map((path) => path.estimatedMs);
  const prices = builtInPrices();
  const actual = measuredBill(elapsedMs, prices);
  const estimated = evaluationBill({ pathsMs: estimatedMs, nCells: cellsOf(plan) }, prices);
  return {
    wallMs: startedAtMs === undefined ? null : nowMs - startedAtMs,
    nCandidates,
    nLeftOut: plan.nLeftOut ?? 0,
    nEvaluated: nCandidates - nNotEvaluated,
    nFailed,
    nNotEvaluated,
    nPaths: results.length,
    pathsMs: { actual: sumOf(elapsedMs), estimated: sumOf(estimatedMs) },
    gbSeconds: { actual: actual.gbSeconds, estimated: estimated.gbSeconds },
    usd: { actual: actual.usd, estimated: estimated.usd },
    prices: { region: prices.region, date: prices.prices.lambdaGbSecond.date },
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
