import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import type { TuneSection } from '../contracts/config/tune-section.ts';
import { keys } from '../contracts/keys.ts';
import type { PathResult, Plan, PlannedPath } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { inBatches } from '../in-batches.ts';
import type { ObjectStore } from '../ports/object-store.ts';

const FORMAT = 'upkeep-search-start/1';
const N_AT_ONCE = 32;
const BASELINE = 'dummy';

/** `search-start.json` of a run. */
interface SearchStart {
  readonly format: typeof FORMAT;
  readonly startedAtMs: number;
}

/** Notes when the search of a run begins: once, however often it is taken up again. */
export async function beginSearch(
  { model, runId }: RunRef,
  store: ObjectStore,
  nowMs: number,
): Promise<void> {
  const start: SearchStart = { format: FORMAT, startedAtMs: nowMs };
  await store.putIfAbsent(keys.run(model, runId, 'search-start.json'), jsonText(start));
}

/** When it began; `undefined` for the run of an earlier version. @throws DamagedArtefactError */
export async function searchStartMs(
  { model, runId }: RunRef,
  store: ObjectStore,
): Promise<number | undefined> {
  const key = keys.run(model, runId, 'search-start.json');
  return (await readArtefactIfAny<SearchStart>(store, key, FORMAT))?.startedAtMs;
}

interface Clock {
  readonly store: ObjectStore;
  readonly nowMs: number;
}

/** Whether the seconds of a search are used up. Without a limit nothing is read. */
export async function isTimeOver(
  run: RunRef,
  { budget }: Pick<TuneSection, 'budget'>,
  { store, nowMs }: Clock,
): Promise<boolean> {
  if (budget.seconds === null) return false;
  const startedAtMs = await searchStartMs(run, store);
  return startedAtMs !== undefined && nowMs - startedAtMs >= budget.seconds * 1000;
}

/** Paths that are evaluated however late it is: those of the baselines, and of the first candidate of their round. */
export function isAlwaysEvaluated(
  { candidates, halving }: Pick<Plan, 'candidates' | 'halving'>,
  { candidateIndices, round = 0 }: PlannedPath,
): boolean {
  const isBaseline = (index: number) => candidates[index]!.estimator === BASELINE;
  const ofRound = halving?.candidateIndices[round] ?? candidates.map(({ index }) => index);
  const first = ofRound.find((index) => !isBaseline(index));
  return candidateIndices.some((index) => index === first || isBaseline(index));
}

/** Notes that a run had no time for a path. */
export async function noteNotBegun(
  { model, runId }: RunRef,
  hash: string,
  store: ObjectStore,
): Promise<void> {
  await store.put(keys.notBegun(model, runId, hash), jsonText({ format: 'upkeep-not-begun/1', hash }));
}

/** The hashes of the paths of a plan that it had no time for and that no other run evaluated. O(paths without a result) looks. */
export async function loadNotBegun(
  store: ObjectStore,
  { model, runId, paths }: Plan,
  pathResults: readonly PathResult[],
): Promise<ReadonlySet<string>> {
  const done = new Set(pathResults.map(({ hash }) => hash));
  const missing = paths.filter(({ hash }) => !done.has(hash));
  const noted = await inBatches(missing, N_AT_ONCE, async ({ hash }) => {
    const isNoted = (await store.head(keys.notBegun(model, runId, hash))) !== undefined;
    return isNoted ? [hash] : [];
  });
  return new Set(noted.flat());
}
