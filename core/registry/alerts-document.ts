import * as z from 'zod';
import { registryKeys } from '../contracts/keys.ts';
import type { RuleState } from '../contracts/monitoring.ts';
import { ConflictError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { parseDocument } from './update-document.ts';

const FORMAT = 'upkeep-alerts/1';

const attempt = {
  /** When it was begun: the cooldown counts from here, whatever came of it. */
  atMs: z.number(),
  /** Labelled rows in all windows when it began. */
  nLabelled: z.int().min(0),
};

/** A retuning that an alert asked for. `started` until TUNE has ended, so that a stopped one is taken up again. */
const retuneRecord = z.discriminatedUnion('status', [
  z.strictObject({ ...attempt, status: z.literal('started'), rawKey: z.string() }),
  z.strictObject({
    ...attempt,
    status: z.literal('done'),
    rawKey: z.string(),
    runId: z.string(),
    /** In a few words: `version 2 promoted`. */
    outcome: z.string(),
  }),
  z.strictObject({
    ...attempt,
    status: z.literal('failed'),
    /** `null` when no upload could be made. */
    rawKey: z.string().nullable(),
    reason: z.string(),
  }),
]);

const ruleState = z.strictObject({
  rule: z.string(),
  state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  version: z.int().min(1),
  servedAfter: z.string().nullable(),
  sinceWindow: z.string().nullable(),
  lastWindow: z.string().nullable(),
  lastValue: z.number().nullable(),
}) satisfies z.ZodType<RuleState>;

/** `alerts/<model>`: what the monitor remembers of a model between its runs. */
const alertsDocument = z.strictObject({
  format: z.literal(FORMAT),
  states: z.array(ruleState).readonly(),
  retune: retuneRecord.nullable(),
});

export type RetuneRecord = Readonly<z.output<typeof retuneRecord>>;
type AlertsDocument = Readonly<z.output<typeof alertsDocument>>;

interface AlertsItem {
  readonly document: AlertsDocument;
  readonly revision: number;
}

const EMPTY: AlertsDocument = { format: FORMAT, states: [], retune: null };

/** @throws DamagedArtefactError */
export async function readAlerts(registry: Registry, model: string): Promise<AlertsItem> {
  const item = await registry.read(registryKeys.alerts(model));
  if (item === undefined) return { document: EMPTY, revision: 0 };
  return { document: parseDocument(item, alertsDocument), revision: item.revision };
}

/** @throws ConflictError when another monitor of the model wrote meanwhile */
export async function writeAlerts(
  registry: Registry,
  model: string,
  { document, revision }: AlertsItem,
): Promise<void> {
  const key = registryKeys.alerts(model);
  if (await registry.write(key, document, revision)) return;
  throw new ConflictError({
    where: key,
    found: 'another monitor of this model ran at the same time',
    todo: 'Run the monitor again: nothing is lost, and what was done is not done twice',
  });
}
