import type { JsonValue } from '../contracts/json.ts';
import type { AlertTransition, MonitorWindow, RuleState } from '../contracts/monitoring.ts';
import { contentId } from '../hashing/sha256.ts';
import type { Notification } from '../ports/notifier.ts';
import { shortNumber } from '../short-number.ts';
import { describeTransition } from './describe-transition.ts';

/** What SNS takes. */
const LONGEST_SUBJECT = 100;
const SEVERITIES = ['info', 'warning', 'critical'] as const;

export interface AlertMessageRequest {
  readonly model: string;
  /** At least one: what a run changed, net. */
  readonly transitions: readonly AlertTransition[];
  /** Looked up for the number of rows behind a value. */
  readonly windows: readonly MonitorWindow[];
  /** The rules' states after the run: since when. @default [] */
  readonly states?: readonly RuleState[];
  readonly championVersion: number;
  /** What `shouldRetune` decided. */
  readonly action: { readonly retune: boolean; readonly reason: string };
  readonly nowIso: string;
}

/** One message for a model and run: for a person first, the same as JSON second. */
export function alertNotification(request: AlertMessageRequest): Notification {
  const { model, transitions, championVersion, action, nowIso } = request;
  const worst = worstOf(transitions);
  return {
    // Not of the time: a run that was stopped after sending, and is repeated, sends the same message.
    deduplicationId: contentId({ model, transitions }),
    subject: subjectOf(model, transitions),
    text: textOf(request),
    body: {
      model,
      championVersion,
      transitions: transitions as unknown as JsonValue,
      action: { retune: action.retune, reason: action.reason },
      at: nowIso,
    },
    attributes: {
      model,
      kind: 'alert',
      severity: worst.to === 'ALARM' ? worst.severity : 'info',
      state: worst.to,
    },
  };
}

function textOf({
  model,
  transitions,
  windows,
  states = [],
  championVersion,
  action,
  nowIso,
}: AlertMessageRequest) {
  const blocks = transitions.map((transition) =>
    describeTransition(transition, {
      evidence: windows.find(({ window }) => window === transition.window),
      state: states.find(({ rule }) => rule === transition.rule),
    }),
  );
  return [
    `Model ${model}, version ${championVersion} in service.`,
    ...blocks,
    `What happens next: ${nextOf(transitions, action)}`,
    `Found out at ${nowIso}.`,
  ].join('\n\n');
}

function nextOf(transitions: readonly AlertTransition[], action: AlertMessageRequest['action']): string {
  if (action.retune) return `The model is being tuned again. ${action.reason}`;
  if (transitions.every(({ to }) => to === 'OK')) return 'Nothing needs to be done.';
  return `No tuning is started. ${action.reason}`;
}

/** An alarm before anything else, and the more severe of two alarms. */
function worstOf(transitions: readonly AlertTransition[]): AlertTransition {
  const rank = ({ to, severity }: AlertTransition) =>
    to === 'ALARM' ? 1 + SEVERITIES.indexOf(severity) : to === 'OK' ? -1 : 0;
  return transitions.reduce((worst, other) => (rank(other) > rank(worst) ? other : worst));
}

function subjectOf(model: string, transitions: readonly AlertTransition[]): string {
  const { rule, to, value, window } = worstOf(transitions);
  const evidence = value === null || window === null ? '' : ` (${shortNumber(value)} in ${window})`;
  const more = transitions.length > 1 ? `, ${transitions.length - 1} more` : '';
  const subject = `${to} ${model}: ${rule}${evidence}${more}`;
  return subject.length <= LONGEST_SUBJECT ? subject : `${subject.slice(0, LONGEST_SUBJECT - 3)}...`;
}
