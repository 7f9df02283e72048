import type { RuleState } from '../../core/contracts/monitoring.ts';
import { isRefusal } from '../../core/errors.ts';
import type { MonitorOutcome } from '../../core/steps/monitor.ts';
import { failRetune, finishRetune, retune } from '../../core/steps/retune.ts';
import type { LocalContext } from '../context.ts';
import { counted } from '../output/counted.ts';
import { cleanObject } from './clean-locally.ts';
import { tuneLocally } from './tune-locally.ts';
import { watch } from './watch.ts';

export interface Maintained {
  readonly monitored: MonitorOutcome;
  readonly states: readonly RuleState[];
  /** What came of a retuning, in a few words, or null without one. */
  readonly retuned: string | null;
}

/** One tick for one model: the monitor, and the retuning that an alert asks for. */
export async function maintain(model: string, context: LocalContext): Promise<Maintained> {
  const monitored = await watch(model, context);
  const { retune: order, states } = monitored;
  const retuned = order.retune ? await retuneLocally({ model, resume: order.resume }, context) : null;
  return { monitored, states, retuned };
}

/**
 * The upload of a retuning, CLEAN and TUNE. A refusal is told, and remembered so that the next tick does not run into it
 * again; what the monitor found stands. Anything else leaves the retuning begun, and the next tick goes on with it.
 */
async function retuneLocally(
  { model, resume }: { model: string; resume: string | null },
  context: LocalContext,
): Promise<string> {
  const { ports, output } = context;
  let rawKey = resume;
  try {
    rawKey ??= await makeUpload(model, context);
    const { runId, promotion } = await tuneLocally(await cleanObject(rawKey, context), context);
    return await finishRetune({ model, rawKey, runId, promotion }, ports);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (rawKey !== null) await failRetune({ model, rawKey, reason: error.message }, ports);
    output.print(`  Not tuned again: ${error.message}`);
    return `refused: ${error.message}`;
  }
}

async function makeUpload(model: string, { ports, nowMs, output }: LocalContext): Promise<string> {
  const { rawKey, nLeftOut, nQuarantined } = await retune({ model, nowMs: nowMs() }, ports);
  if (nQuarantined > 0) {
    output.print(
      `  ${counted(nQuarantined, 'row')} of the upload that the champion was tuned on left out: quarantined again`,
    );
  }
  if (nLeftOut > 0) {
    output.print(
      `  ${nLeftOut} labelled records left out: they lack a raw column, or hold what the column cannot`,
    );
  }
  return rawKey;
}
