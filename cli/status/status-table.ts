import type { RuleState } from '../../core/contracts/monitoring.ts';
import { shortNumber } from '../../core/short-number.ts';
import { textTable } from '../output/text-table.ts';
import type { ModelStatus } from './model-status.ts';

const COLUMNS = [
  { title: 'model', align: 'left' },
  { title: 'champion' },
  { title: 'score', align: 'left' },
  { title: 'challenger' },
  { title: 'last upload (UTC)', align: 'left' },
  { title: 'tune', align: 'left' },
  { title: 'alerts', align: 'left' },
] as const;

/** A row a model. */
export function statusTable(models: readonly ModelStatus[]): string {
  return textTable(COLUMNS, models.map(row));
}

function row({ model, champion, challenger, upload, tune, waiting, alerts }: ModelStatus): string[] {
  const score = champion?.score ?? null;
  const refused = upload?.refusal == null ? '' : ', refused';
  return [
    model,
    champion === null ? '-' : `v${champion.version}`,
    score === null ? '-' : `${score.on} ${score.scorer} ${shortNumber(score.value)}`,
    challenger === null ? '-' : `v${challenger}`,
    upload === null ? '-' : `${minuteOf(upload.uploadedAt)}${refused}`,
    tuneCell({ tune, waiting }),
    alertCell(alerts),
  ];
}

function tuneCell({ tune, waiting }: Pick<ModelStatus, 'tune' | 'waiting'>): string {
  const { status, candidates } = tune ?? { status: '-', candidates: null };
  const progress = candidates === null ? '' : ` ${candidates.done}/${candidates.total} candidates`;
  return `${status}${progress}${waiting === null ? '' : ', an upload waits'}`;
}

function alertCell(alerts: readonly RuleState[]): string {
  if (alerts.length === 0) return '-';
  const nAlarms = alerts.filter(({ state }) => state === 'ALARM').length;
  if (nAlarms > 0) return `${nAlarms} ALARM`;
  return alerts.every(({ state }) => state === 'OK') ? 'OK' : 'INSUFFICIENT_DATA';
}

/** `2026-01-31T12:00:59.000Z` to the minute. */
export function minuteOf(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
