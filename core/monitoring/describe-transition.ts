import type { AlertTransition, MonitorWindow, RuleState } from '../contracts/monitoring.ts';
import { shortNumber } from '../short-number.ts';

export interface TransitionEvidence {
  readonly evidence: MonitorWindow | undefined;
  readonly state: RuleState | undefined;
}

/** A transition in a few lines for a person: what, how bad against which limit, since when, on how many rows. */
export function describeTransition(
  transition: AlertTransition,
  { evidence, state }: TransitionEvidence,
): string {
  const { rule, from, to, severity, window, value, version } = transition;
  const ofVersion = evidence?.versions.find((candidate) => candidate.version === version);
  const lines = [`${rule}: ${from} -> ${to}${to === 'ALARM' ? ` (${severity})` : ''}`];
  if (window === null || value === null) lines.push(`No window of version ${version} holds data for it.`);
  else lines.push(`${metricOf(rule)} was ${shortNumber(value)} in window ${window}; ${limits(transition)}.`);
  const since = state?.sinceWindow ?? null;
  if (since !== null && since !== window) lines.push(`It has been so since window ${since}.`);
  if (ofVersion !== undefined) {
    lines.push(
      `Measured on ${ofVersion.nLabelled} labelled rows of ${ofVersion.nPredictions} predictions of version ${version}.`,
    );
  }
  return lines.join('\n');
}

function limits({ to, threshold, clear }: AlertTransition): string {
  const limit = `the limit is ${shortNumber(threshold)}`;
  return to === 'ALARM' ? `${limit}, and the alarm ends at ${shortNumber(clear)}` : limit;
}

function metricOf(rule: string): string {
  return rule.slice(0, rule.indexOf(' '));
}
