import { keys } from '../../core/contracts/keys.ts';
import { ConfigurationError } from '../../core/errors.ts';
import { recordTimeMs } from '../../core/monitoring/record-time.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { writeFileAtomically } from '../pipeline/copy-files.ts';
import { maintain } from '../pipeline/maintain.ts';
import { maintainDeployed } from '../pipeline/maintain-deployed.ts';
import { printMonitored } from '../pipeline/print-monitored.ts';
import { putLogFiles } from '../pipeline/put-logs.ts';
import { storeConfig } from '../pipeline/upload.ts';
import type { InputOptions } from './clean.ts';

export interface MonitorOptions extends InputOptions {
  /** In place of a configuration: that of the store stays as it is. */
  readonly model?: string;
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
  if (logs.length === 0 && context.place === 'local') throw namesNoLog();
  const model = options.model ?? (await storeConfig(store, options.config, null));
  await putLogFiles(store, logs, (file) => keys.predictions(model, file));
  await putLogFiles(store, options.actuals, (file) => keys.actuals(model, file));
  const { monitored, states, retuned } =
    context.place === 'local' ? await maintain(model, context) : await maintainDeployed(model, context);
  printMonitored(monitored, context.output);
  const document = { command: 'monitor', model, ...monitored, retuned };
  await writeFileAtomically(`${options.out}/monitor.json`, `${JSON.stringify(document, null, 2)}\n`);
  context.output.result(document);
  if (monitored.ingested.unreadable.length > 0) return EXIT.dataRefused;
  return states.some(({ state }) => state === 'ALARM') ? EXIT.alert : EXIT.ok;
}

function namesNoLog(): ConfigurationError {
  return new ConfigurationError({
    where: 'upkeep monitor',
    found: 'no log is named',
    allowed: 'JSON Lines files of predictions; none only with --stack, which has logs of its own',
    todo: '`upkeep predict` writes one',
  });
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
