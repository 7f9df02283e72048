import type { AlertRule } from '../contracts/config/monitor-section.ts';
import type { RuleState } from '../contracts/monitoring.ts';
import { isBreaching, ruleName } from './alert-rule.ts';

/** Fewer new rows teach a model nothing that the comparison could prove. */
export const MIN_NEW_ROWS = 20;

export interface ShouldRetuneRequest {
  /** A rule whose action is `retune`. */
  readonly rule: AlertRule;
  readonly before: RuleState | null;
  readonly after: RuleState;
  /** Labelled rows that the log gained since the last retuning, or since its beginning. */
  readonly nNewLabelled: number;
  /** When the last retuning was started; `null` if there was none. */
  readonly lastRetuneAtMs: number | null;
  /** Whether a tune of this model is running. */
  readonly running: boolean;
  readonly cooldownMs: number;
  readonly nowMs: number;
}

export interface RetuneDecision {
  readonly retune: boolean;
  /** One sentence for people. */
  readonly reason: string;
}

/**
 * Whether an alarm starts a tune: when it is raised, and at each later evaluation that still breaches and brought at least
 * 20 new labelled rows; never while a tune runs, never within the cooldown of the last.
 */
export function shouldRetune(request: ShouldRetuneRequest): RetuneDecision {
  const { rule, before, after, nNewLabelled, lastRetuneAtMs, running, cooldownMs, nowMs } = request;
  const name = ruleName(rule);
  if (rule.action !== 'retune') return no(`The action of ${name} is to notify.`);
  if (after.state !== 'ALARM') return no(`${name} is not in ALARM.`);
  const isRaised = before?.state !== 'ALARM';
  if (!isRaised) {
    const newest = after.lastValue;
    if (newest === null || !isBreaching(rule, newest)) {
      return no(
        `${name} is still in ALARM, but the newest window of version ${after.version} does not breach.`,
      );
    }
    if (nNewLabelled < MIN_NEW_ROWS) {
      return no(
        `${name} is still in ALARM, but only ${nNewLabelled} labelled rows are new; ${MIN_NEW_ROWS} are needed.`,
      );
    }
  }
  if (running) return no('A tune of this model is running already.');
  if (lastRetuneAtMs !== null && nowMs < lastRetuneAtMs + cooldownMs) {
    const next = new Date(lastRetuneAtMs + cooldownMs).toISOString();
    return no(`The last retuning is too recent: the cooldown ends at ${next}.`);
  }
  const because = isRaised ? 'turned to ALARM' : `still breaches, with ${nNewLabelled} new labelled rows`;
  return { retune: true, reason: `${name} ${because}.` };
}

function no(reason: string): RetuneDecision {
  return { retune: false, reason };
}
