import type { MonitorWindow } from '../../core/contracts/monitoring.ts';
import { refused } from '../../core/monitoring/log-record.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { MonitorOutcome } from '../../core/steps/monitor.ts';
import type { Output } from '../output/output.ts';
import { textTable } from '../output/text-table.ts';

/** What a tick of the monitor found, for people. */
export function printMonitored(monitored: MonitorOutcome, output: Output): void {
  for (const { text } of monitored.notifications) output.print(`\n${text}\n`);
  printBadLines(monitored.ingested, output);
  if (monitored.pending.length > 0) output.print(`  Not closed yet: ${monitored.pending.join(', ')}`);
  if (monitored.nOrphanLabels > 0) output.print(orphanLine(monitored.nOrphanLabels));
  if (monitored.evaluated.length > 0) output.print(windowTable(monitored.evaluated));
}

/** A log of classes is no log with mistakes in every line: one sentence says it. */
function printBadLines({ bad, unreadable }: MonitorOutcome['ingested'], output: Output): void {
  const ofClasses = unreadable.filter((key) =>
    bad.every((line) => line.key !== key || line.reason === refused.classPrediction),
  );
  for (const { key, line, reason } of bad) {
    if (!ofClasses.includes(key)) output.print(`  ${key}:${line}: ${reason}`);
  }
  for (const key of unreadable) {
    output.print(ofClasses.includes(key) ? classesLine(key) : unreadableLine(key));
  }
}

function classesLine(key: string): string {
  return (
    `  ${key}: predictions of classes, which this version does not watch: there are no windows of them and no alerts. ` +
    'Allowed: predictions of numbers'
  );
}

function orphanLine(nOrphanLabels: number): string {
  const match = nOrphanLabels === 1 ? 'label matches' : 'labels match';
  return (
    `  ${nOrphanLabels} ${match} no prediction: check the ids, that a label's time is its prediction's, ` +
    'and that one without a time came within monitor.labelHorizon'
  );
}

/** Whoever runs the monitor by a clock must not take a log in another format for a quiet day. */
function unreadableLine(key: string): string {
  const wanted = key.startsWith('actuals/') ? 'actual values' : 'predictions (actual values go to --actuals)';
  return `  ${key}: not one line could be read. Allowed: JSON Lines of ${wanted}, as docs/logs.md shows them`;
}

function windowTable(windows: readonly MonitorWindow[]): string {
  const columns = [
    { title: 'window', align: 'left' },
    { title: 'version' },
    { title: 'rows' },
    { title: 'labelled' },
    { title: 'rmse' },
    { title: 'bias' },
  ] as const;
  const rows = windows.flatMap(({ window, versions }) =>
    versions.map(({ version, nPredictions, nLabelled, metrics }) => [
      window,
      `v${version}`,
      `${nPredictions}`,
      `${nLabelled}`,
      shown(metrics.rmse),
      shown(metrics.bias),
    ]),
  );
  return textTable(columns, rows);
}

function shown(value: number | undefined): string {
  return value === undefined ? '-' : shortNumber(value);
}
