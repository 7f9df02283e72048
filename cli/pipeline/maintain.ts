import type { RuleState } from '../../core/contracts/monitoring.ts';
import { type MonitorOutcome, monitor } from '../../core/steps/monitor.ts';
import { finishRetune, retune } from '../../core/steps/retune.ts';
import type { Context } from '../context.ts';
import { cleanObject } from './clean-locally.ts';
import { tuneLocally } from './tune-locally.ts';

export interface Maintained {
  readonly monitored: MonitorOutcome;
  readonly states: readonly RuleState[];
  /** What came of a retuning, in a few words, or null without one. */
  readonly retuned: string | null;
}

/** One tick for one model: the monitor, and the retuning that an alert asks for. */
export async function maintain(model: string, context: Context): Promise<Maintained> {
  const { ports, nowMs, output } = context;
  const monitored = await output.task('Monitor', () => monitor({ model, nowMs: nowMs() }, ports), describe);
  for (const { subject } of monitored.notifications) output.print(`  ! ${subject}`);
  if (!monitored.retune.retune) return { monitored, states: monitored.states, retuned: null };
  const rawKey = monitored.retune.resume ?? (await retune({ model, nowMs: nowMs() }, ports)).rawKey;
  const outcome = await tuneLocally(await cleanObject(rawKey, context), context);
  await finishRetune({ model, rawKey }, ports);
  const { version, decision } = outcome.promotion;
  const retuned =
    decision.outcome === 'promoted' ? `version ${version} promoted` : `version ${version} stays challenger`;
  return { monitored, states: monitored.states, retuned };
}

function describe({ evaluated, states, ingested }: MonitorOutcome): string {
  const windows = evaluated.map(({ window }) => window).join(', ') || 'no new window';
  const alerts = states.map(({ rule, state }) => `${rule}: ${state}`).join('; ') || 'no rules';
  const bad = ingested.nBad === 0 ? '' : `, ${ingested.nBad} bad lines`;
  return `Monitor: ${ingested.nRecords} new records${bad}; ${windows}; ${alerts}`;
}
