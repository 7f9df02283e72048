import { jsonText } from '../../core/artefacts/stored-json.ts';
import { keys } from '../../core/contracts/keys.ts';
import type { PathResult, Plan } from '../../core/contracts/plan.ts';
import type { RunRef } from '../../core/contracts/steps.ts';
import { contentId } from '../../core/hashing/sha256.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { loadPathResults } from '../../core/tuning/load-run.ts';

/** A run beside the one whose plan is given, on the same rows, with a path for each candidate. Only to be evaluated. */
export async function scatterRun(plan: Plan, store: ObjectStore): Promise<Plan> {
  const { model, runId: grouped } = plan;
  const run: RunRef = { model, runId: contentId({ scattered: grouped }) };
  const paths = plan.candidates.map(({ index }) => {
    const { family, splitIndices } = plan.paths.find(({ candidateIndices }) =>
      candidateIndices.includes(index),
    )!;
    const hash = contentId({ scattered: grouped, index });
    return { index, hash, family, candidateIndices: [index], splitIndices, estimatedMs: 0 };
  });
  const scattered: Plan = { ...plan, ...run, paths };
  const rows = (of: RunRef) => keys.rows(model, of.runId, plan.rowsSha256!);
  const config = (of: RunRef) => keys.run(model, of.runId, 'config.json');
  await store.put(rows(run), await store.get(rows(plan)));
  await store.put(config(run), await store.get(config(plan)));
  await store.put(keys.run(model, run.runId, 'plan.json'), jsonText(scattered));
  return scattered;
}

/** @throws {Error} unless both have left the same scores for every candidate */
export async function requireSameScores(one: Plan, other: Plan, store: ObjectStore): Promise<void> {
  const [a, b] = await Promise.all(
    [one, other].map(async (plan) => scores(await loadPathResults(store, plan))),
  );
  for (const { index } of one.candidates) {
    if (a!.get(index) === undefined || a!.get(index) !== b!.get(index))
      throw new Error(`Candidate ${index} has other scores: ${a!.get(index)} and ${b!.get(index)}`);
  }
}

function scores(results: readonly PathResult[]): Map<number, string> {
  const entries = results.flatMap((path) =>
    path.results.map((result): [number, string] => [
      result.candidateIndex,
      JSON.stringify(result.splitTestScores),
    ]),
  );
  return new Map(entries);
}
