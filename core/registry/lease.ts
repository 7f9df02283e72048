import * as z from 'zod';
import { registryKeys } from '../contracts/keys.ts';
import { ConflictError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-lease/1';

const leaseHolder = z.strictObject({ host: z.string(), pid: z.int() });

const held = z.strictObject({
  /** The run that works under the lease. */
  owner: z.string(),
  /** The process that does it. */
  holder: leaseHolder,
  acquiredAtMs: z.number(),
  expiresAtMs: z.number(),
});

const leaseDocument = z.strictObject({ format: z.literal(FORMAT), held: held.nullable() });

export type LeaseHolder = Readonly<z.output<typeof leaseHolder>>;
export type Lease = Readonly<z.output<typeof held>>;

export interface LeaseRequest {
  readonly registry: Registry;
  /** What is leased: a model's name. */
  readonly name: string;
  readonly owner: string;
  readonly nowMs: number;
  readonly durationMs: number;
}

export interface AcquireLease extends LeaseRequest {
  readonly holder: LeaseHolder;
  /**
   * Whether the process that holds the lease has surely ended; only ever asked about a lease that has not.
   * @default never
   */
  readonly isHolderGone?: (holder: LeaseHolder) => boolean | Promise<boolean>;
}

/**
 * Takes the lease, from now for `durationMs`. It is free when nobody holds it, when it has run out, when its holder is gone,
 * and for the run that has it already.
 * @throws ConflictError saying who holds it and until when
 */
export function acquireLease(request: AcquireLease): Promise<Lease> {
  const { registry, name, owner, holder, nowMs, durationMs, isHolderGone = () => false } = request;
  return updateDocument(placeOf(registry, name), async (current) => {
    const other = current?.held ?? null;
    if (other && other.owner !== owner && other.expiresAtMs > nowMs && !(await isHolderGone(other.holder))) {
      throw heldBy(name, other);
    }
    const acquiredAtMs = other?.owner === owner ? other.acquiredAtMs : nowMs;
    const lease = { owner, holder, acquiredAtMs, expiresAtMs: nowMs + durationMs };
    return { next: leaseOf(lease), result: lease };
  });
}

/**
 * Holds a lease for another `durationMs` from now; one that ran out meanwhile too, as long as nobody took it.
 * @throws ConflictError when the run does not have it any more: it must stop
 */
export function renewLease({ registry, name, owner, nowMs, durationMs }: LeaseRequest): Promise<Lease> {
  return updateDocument(placeOf(registry, name), (current) => {
    const mine = current?.held ?? null;
    if (mine === null)
      throw new ConflictError({ where: `lease ${name}`, found: `${owner} does not hold it any more` });
    if (mine.owner !== owner) throw heldBy(name, mine);
    const lease = { ...mine, expiresAtMs: nowMs + durationMs };
    return { next: leaseOf(lease), result: lease };
  });
}

/** Gives a lease back. Nothing happens if the run does not have it, or if `holder` is given and another process took it up. */
export function releaseLease(request: {
  readonly registry: Registry;
  readonly name: string;
  readonly owner: string;
  readonly holder?: LeaseHolder;
}): Promise<void> {
  const { registry, name, owner, holder } = request;
  return updateDocument(placeOf(registry, name), (current) => {
    const mine = current?.held;
    const isMine = mine?.owner === owner && (holder === undefined || isSame(mine.holder, holder));
    return { next: isMine ? leaseOf(null) : null, result: undefined };
  });
}

function placeOf(registry: Registry, name: string) {
  return { registry, key: registryKeys.lease(name), schema: leaseDocument };
}

function leaseOf(held: Lease | null): z.output<typeof leaseDocument> {
  return { format: FORMAT, held };
}

function isSame(a: LeaseHolder, b: LeaseHolder): boolean {
  return a.host === b.host && a.pid === b.pid;
}

function heldBy(name: string, { owner, holder, expiresAtMs }: Lease): ConflictError {
  const until = new Date(expiresAtMs).toISOString();
  return new ConflictError({
    where: `lease ${name}`,
    found: `${owner} holds it until ${until} (process ${holder.pid} on ${holder.host})`,
    todo: 'Wait for it to end, then try again',
  });
}
