import type { JsonValue } from '../contracts/json.ts';
import { registryKeys } from '../contracts/keys.ts';
import type { RuleState } from '../contracts/monitoring.ts';
import { ConflictError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';

/** A retuning that an alert asked for. `started` until TUNE has ended, so that a stopped one is taken up again. */
export interface RetuneRecord {
  readonly atMs: number;
  /** Labelled rows in all windows when it began. */
  readonly nLabelled: number;
  readonly rawKey: string;
  readonly status: 'started' | 'done';
}

/** `alerts/<model>`: what the monitor remembers of a model between its runs. */
export interface AlertsDocument {
  readonly format: 'upkeep-alerts/1';
  readonly states: readonly RuleState[];
  readonly retune: RetuneRecord | null;
}

export interface AlertsItem {
  readonly document: AlertsDocument;
  readonly revision: number;
}

const EMPTY: AlertsDocument = { format: 'upkeep-alerts/1', states: [], retune: null };

export async function readAlerts(registry: Registry, model: string): Promise<AlertsItem> {
  const item = await registry.read(registryKeys.alerts(model));
  if (item === undefined) return { document: EMPTY, revision: 0 };
  return { document: item.value as unknown as AlertsDocument, revision: item.revision };
}

/** @throws ConflictError when another monitor of the model wrote meanwhile */
export async function writeAlerts(
  registry: Registry,
  model: string,
  { document, revision }: AlertsItem,
): Promise<void> {
  const written = await registry.write(
    registryKeys.alerts(model),
    document as unknown as JsonValue,
    revision,
  );
  if (written) return;
  throw new ConflictError({
    where: registryKeys.alerts(model),
    found: 'another monitor of this model ran at the same time',
    todo: 'Run the monitor again: nothing is lost, and what was done is not done twice',
  });
}
