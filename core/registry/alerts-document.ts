import * as z from 'zod/mini';
import { registryKeys } from '../contracts/keys.ts';
import type { RuleState } from '../contracts/monitoring.ts';
import { ConflictError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-alerts/1';

const attempt = {
  /** When it was begun: the cooldown counts from here, whatever came of it. */
  atMs: z.number(),
  /** Labelled rows in all windows when it began. */
  nLabelled: z.int().check(z.gte(0)),
};

/**
 * A retuning that an alert asked for: `wanted` until its upload is made, `started` until TUNE has ended, so that a stopped one
 * is taken up again.
 */
const retuneRecord = z.discriminatedUnion('status', [
  z.strictObject({
    ...attempt,
    status: z.literal('wanted'),
    /** How often its upload was to be made. */
    nTries: z.exactOptional(z.int()),
  }),
  z.strictObject({
    ...attempt,
    status: z.literal('started'),
    rawKey: z.string(),
    /** How often, and when last, CLEAN was asked to take it up again. */
    nAsked: z.exactOptional(z.int()),
    askedMs: z.exactOptional(z.number()),
  }),
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
    rawKey: z.nullable(z.string()),
    reason: z.string(),
  }),
]);

const ruleState = z.strictObject({
  rule: z.string(),
  state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  version: z.int().check(z.gte(1)),
  servedAfter: z.nullable(z.string()),
  sinceWindow: z.nullable(z.string()),
  lastWindow: z.nullable(z.string()),
  lastValue: z.nullable(z.number()),
}) satisfies z.ZodMiniType<RuleState>;

/** `alerts/<model>`: what the monitor remembers of a model between its runs. */
const alertsDocument = z.strictObject({
  format: z.literal(FORMAT),
  states: z.readonly(z.array(ruleState)),
  retune: z.nullable(retuneRecord),
});

export type RetuneRecord = Readonly<z.output<typeof retuneRecord>>;
type AlertsDocument = Readonly<z.output<typeof alertsDocument>>;

const EMPTY: AlertsDocument = { format: FORMAT, states: [], retune: null };

/** @throws DamagedArtefactError */
export async function readAlerts(registry: Registry, model: string): Promise<AlertsDocument> {
  return (await readDocument(placeOf(registry, model))) ?? EMPTY;
}

interface JudgedRules {
  /** The states that were judged from, and what came of them. */
  readonly before: readonly RuleState[];
  readonly after: readonly RuleState[];
  /** The retuning that was known to the judgement. */
  readonly last: RetuneRecord | null;
  /** A retuning that the judgement calls for, kept with it, so that whoever is stopped in between still owes it. */
  readonly wanted: (RetuneRecord & { readonly status: 'wanted' }) | null;
}

/** Keeps what a monitor run found out; what others wrote of a retuning meanwhile stays. @throws ConflictError when another monitor of the model ran meanwhile */
export function writeStates(
  registry: Registry,
  model: string,
  { before, after, last, wanted }: JudgedRules,
): Promise<void> {
  return updateDocument(placeOf(registry, model), (current) => {
    const document = current ?? EMPTY;
    if (canonicalJson(document.states) !== canonicalJson(before)) throw ranMeanwhile(model);
    const isLast = canonicalJson(document.retune) === canonicalJson(last);
    const retune = isLast ? (wanted ?? document.retune) : document.retune;
    return { next: { ...document, states: after, retune }, result: undefined };
  });
}

/** Changes what is remembered of the last retuning; `null` leaves it. */
export function updateRetune(
  registry: Registry,
  model: string,
  change: (last: RetuneRecord | null) => RetuneRecord | null,
): Promise<void> {
  return updateDocument(placeOf(registry, model), (current) => {
    const document = current ?? EMPTY;
    const retune = change(document.retune);
    return { next: retune === null ? null : { ...document, retune }, result: undefined };
  });
}

function placeOf(registry: Registry, model: string) {
  return { registry, key: registryKeys.alerts(model), schema: alertsDocument };
}

function ranMeanwhile(model: string): ConflictError {
  return new ConflictError({
    where: registryKeys.alerts(model),
    found: 'another monitor of this model ran at the same time',
    todo: 'Run the monitor again: nothing is lost, and what was done is not done twice',
  });
}
