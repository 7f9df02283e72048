import type { RunReportData } from '../run-report-data.ts';

/** What was decided about the version, and why, in one sentence. */
export function decisionSentence({ decision, artefact }: RunReportData): string {
  const version = `Version ${artefact.version}`;
  if (decision === null) return `${version} was registered without a comparison.`;
  const outcome = decision.outcome === 'promoted' ? 'was promoted to champion' : 'stays challenger';
  return `${version} ${outcome}: ${asContinuation(decision.reason)}`;
}

/** A sentence after a colon starts small, unless its first word is a name (`RMSE`) or stands alone. */
function asContinuation(reason: string): string {
  const [first = '', second = ''] = reason;
  const continued = /[a-z ]/.test(second) ? first.toLowerCase() + reason.slice(first.length) : reason;
  return /[.!?]$/.test(continued) ? continued : `${continued}.`;
}
