import { type MonitorOutcome, monitor } from '../../core/steps/monitor.ts';
import type { Context } from '../context.ts';

/** One tick of MONITOR for one model, over whichever ports, and what changed by it. */
export async function watch(model: string, context: Context): Promise<MonitorOutcome> {
  const { ports, nowMs, holder, isHolderGone, output } = context;
  const monitored = await output.task(
    'Monitor',
    () => monitor({ model, nowMs: nowMs(), holder, isHolderGone }, ports),
    describe,
  );
  for (const { subject } of monitored.notifications) output.print(`  ! ${subject}`);
  return monitored;
}

function describe({ evaluated, states, ingested }: MonitorOutcome): string {
  const windows = evaluated.map(({ window }) => window).join(', ') || 'no new window';
  const alerts = states.map(({ rule, state }) => `${rule}: ${state}`).join('; ') || 'no rules';
  const bad = ingested.nBad === 0 ? '' : `, ${ingested.nBad} bad lines`;
  return `Monitor: ${ingested.nRecords} new records${bad}; ${windows}; ${alerts}`;
}
