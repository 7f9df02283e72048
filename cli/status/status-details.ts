import type { RuleState } from '../../core/contracts/monitoring.ts';
import type { RetuneRecord } from '../../core/registry/alerts-document.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { ModelStatus } from './model-status.ts';
import { minuteOf } from './status-table.ts';
import type { TuneStatus } from './tune-status.ts';

/** What a row of the table has no room for, a line each. */
export function statusDetails({ model, upload, tune, alerts, retuning }: ModelStatus): string[] {
  const refusal = upload?.refusal ?? null;
  const lines = [
    ...alerts.map(alertLine),
    ...(refusal === null ? [] : [`the last upload was refused: ${refusal}`]),
    ...(tune === null ? [] : tuneLines(tune)),
    ...(retuning === null ? [] : [retuneLine(retuning)]),
  ];
  return lines.map((line) => `${model}: ${line}`);
}

function alertLine({ rule, state, sinceWindow, lastWindow, lastValue }: RuleState): string {
  const since = sinceWindow === null ? '' : ` since ${sinceWindow}`;
  const last =
    lastWindow === null || lastValue === null ? '' : `, ${shortNumber(lastValue)} in ${lastWindow}`;
  return `${rule}: ${state}${since}${last}`;
}

function tuneLines({ status, runId, attempt, startedAt, endedAt, reason }: TuneStatus): string[] {
  const run = `run ${runId}, attempt ${attempt}`;
  switch (status) {
    case 'running':
      return [`${run}, began ${minuteOf(startedAt)}`];
    case 'stopped':
      return [`${run}, began ${minuteOf(startedAt)} and was stopped: the same upload again takes it up`];
    case 'failed':
      return [`${run}, failed ${minuteOf(endedAt ?? startedAt)}: ${reason}`];
    case 'finished':
      return [];
  }
}

function retuneLine(retuning: RetuneRecord): string {
  const at = minuteOf(new Date(retuning.atMs).toISOString());
  switch (retuning.status) {
    case 'wanted':
      return `retuning wanted since ${at}`;
    case 'started':
      return `retuning since ${at} on ${retuning.rawKey}`;
    case 'done':
      return `tuned again ${at}: ${retuning.outcome}`;
    case 'failed':
      return `not tuned again ${at}: ${retuning.reason}`;
  }
}
