import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import { PLAN_FORMAT, type Plan } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { sha256 } from '../hashing/sha256.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { readModel } from '../registry/model-document.ts';
import { trainersFor } from '../trainers/trainer-desk.ts';
import { loadChampion } from '../tuning/champion.ts';
import { findRowRoles, loadRunConfig } from '../tuning/load-run.ts';
import { makePlan, planNextRound } from '../tuning/make-plan.ts';
import { isLastRound, type LatestRound, latestRound } from '../tuning/rounds.ts';
import { isTimeOver } from '../tuning/search-time.ts';

/** A round that was evaluated, and when: a search that has no time left goes on with its best candidate alone. */
export interface EvaluatedRound extends LatestRound {
  /** @default there is time left */
  readonly nowMs?: number;
}

/**
 * Plan: decides which rows are searched and which are withheld, expands the grids and groups the candidates into paths; of
 * successive halving those of one round, and of the next one when it is told that the latest was evaluated.
 * A plan that exists stands, so that a resumed run goes on with the rows it began with, unless another champion was
 * promoted meanwhile: then it is made again, and the paths that are the same are not evaluated again. The plan of a run
 * that has registered its version always stands.
 * @throws ConfigurationError, DataRefusedError, NotFoundError, DamagedArtefactError
 */
export async function plan(
  run: RunRef,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  evaluated?: EvaluatedRound,
): Promise<Plan> {
  const { store, registry, trainers } = ports;
  const planKey = keys.run(run.model, run.runId, 'plan.json');
  const champion = await loadChampion(run.model, ports);
  const existing = await readArtefactIfAny<Plan>(store, planKey, PLAN_FORMAT);
  if (existing !== undefined && (await findRowRoles(store, existing)) !== undefined) {
    const isRegistered = registeredBy(await readModel(registry, run.model), run.runId) !== null;
    const { championVersion } = existing.comparison;
    if (isRegistered || championVersion === (champion?.version ?? null)) {
      if (!isNextRoundDue(existing, evaluated)) return existing;
      const isOver = await isEvaluatedLate(existing, evaluated, store);
      const next = await planNextRound(existing, store, { isOver });
      await store.put(planKey, jsonText(next));
      return next;
    }
  }
  const { plan: made, roles } = await makePlan(run, champion, store);
  // Before anything is spent on a search that no trainer answers.
  for (const { trainer } of made.candidates) if (trainer !== undefined) trainersFor(trainer, { trainers });
  // Before the plan that names them; an older plan's rows stay where they are.
  await store.put(keys.rows(run.model, run.runId, sha256(roles)), roles);
  await store.put(planKey, jsonText(made));
  return made;
}

async function isEvaluatedLate(
  plan: Plan,
  { nowMs }: EvaluatedRound = { rowsSha256: '', round: 0 },
  store: Ports['store'],
): Promise<boolean> {
  if (nowMs === undefined) return false;
  const { config } = await loadRunConfig(store, plan);
  return isTimeOver(plan, config.tune, { store, nowMs });
}

/** Told twice of one round, as by a repeat, it is due once; and never for a plan that was made anew meanwhile. */
function isNextRoundDue(plan: Plan, evaluated: LatestRound | undefined): boolean {
  if (evaluated === undefined || isLastRound(plan)) return false;
  const { round, rowsSha256 } = latestRound(plan);
  return evaluated.round === round && evaluated.rowsSha256 === rowsSha256;
}
