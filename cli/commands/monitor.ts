import { basename } from 'node:path';
import { keys } from '../../core/contracts/keys.ts';
import type { MonitorWindow } from '../../core/contracts/monitoring.ts';
import { ConfigurationError } from '../../core/errors.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import { recordTimeMs } from '../../core/monitoring/record-time.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { textTable } from '../output/text-table.ts';
import { writeFileAtomically } from '../pipeline/copy-files.ts';
import { maintain } from '../pipeline/maintain.ts';
import { readUserFile, storeConfig } from '../pipeline/upload.ts';
import type { InputOptions } from './clean.ts';

export interface MonitorOptions extends InputOptions {
  readonly actuals: readonly string[];
  readonly now?: string;
}

/** `upkeep monitor LOG... --actuals F...`: exit code 1 while an alert is raised. */
export async function monitor(
  logs: readonly string[],
  options: MonitorOptions,
  base: Context,
): Promise<number> {
  const context = options.now === undefined ? base : { ...base, nowMs: fixedClock(options.now) };
  const { store } = context.ports;
  const model = await storeConfig(store, options.config, null);
  await putLogs(logs, (file) => keys.predictions(model, file), context);
  await putLogs(options.actuals, (file) => keys.actuals(model, file), context);
  const { monitored, states, retuned } = await maintain(model, context);
  for (const { text } of monitored.notifications) context.output.print(`\n${text}\n`);
  for (const { key, line, reason } of monitored.ingested.bad)
    context.output.print(`  ${key}:${line}: ${reason}`);
  for (const key of monitored.ingested.unreadable) context.output.print(unreadableLine(key));
  if (monitored.pending.length > 0) context.output.print(`  Not closed yet: ${monitored.pending.join(', ')}`);
  if (monitored.nOrphanLabels > 0) context.output.print(orphanLine(monitored.nOrphanLabels));
  if (monitored.evaluated.length > 0) context.output.print(windowTable(monitored.evaluated));
  const document = { command: 'monitor', model, ...monitored, retuned };
  await writeFileAtomically(`${options.out}/monitor.json`, `${JSON.stringify(document, null, 2)}\n`);
  context.output.result(document);
  if (monitored.ingested.unreadable.length > 0) return EXIT.dataRefused;
  return states.some(({ state }) => state === 'ALARM') ? EXIT.alert : EXIT.ok;
}

async function putLogs(
  files: readonly string[],
  keyOf: (file: string) => string,
  { ports }: Context,
): Promise<void> {
  for (const file of files) {
    const body = await readUserFile(file, 'the log');
    await ports.store.putIfAbsent(keyOf(`${sha256(body).slice(0, 16)}-${basename(file)}`), body);
  }
}

function fixedClock(now: string): () => number {
  const nowMs = recordTimeMs(now);
  if (nowMs !== undefined) return () => nowMs;
  throw new ConfigurationError({
    where: '--now',
    found: `"${now}" is no time`,
    allowed: 'ISO 8601, such as 2026-01-31T12:00:00Z; UTC without a zone',
  });
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
