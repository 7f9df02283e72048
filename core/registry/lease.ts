import * as z from 'zod/mini';
import { registryKeys } from '../contracts/keys.ts';
import { ConflictError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

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

const leaseDocument = z.strictObject({ format: z.literal(FORMAT), held: z.nullable(held) });

export type LeaseHolder = Readonly<z.output<typeof leaseHolder>>;
export type Lease = Readonly<z.output<typeof held>>;

export interface LeaseRequest {
  readonly registry: Registry;
  /** What is leased: a model's name. */
  readonly name: string;
  readonly owner: string;
  readonly holder: LeaseHolder;
  readonly nowMs: number;
  readonly durationMs: number;
}

export interface AcquireLease extends LeaseRequest {
  /**
   * Whether the process that holds the lease has surely ended; only ever asked about a lease that has not.
   * @default never
   */
  readonly isHolderGone?: (holder: LeaseHolder) => boolean | Promise<boolean>;
}

/**
 * Takes the lease, from now for `durationMs`. It is free when nobody holds it, when it has run out, when its holder is gone,
 * and for the process that has it already for the same run. Another process with the same run must wait like any other.
 * @throws ConflictError saying who holds it and until when
 */
export function acquireLease(request: AcquireLease): Promise<Lease> {
  const { registry, name, owner, holder, nowMs, durationMs, isHolderGone = () => false } = request;
  return updateDocument(placeOf(registry, name), async (current) => {
    const other = current?.held ?? null;
    const isTaken = other !== null && !isHeldBy(other, request) && other.expiresAtMs > nowMs;
    if (isTaken && !(await isHolderGone(other.holder))) throw heldByOther(other, request);
    const acquiredAtMs = other?.owner === owner ? other.acquiredAtMs : nowMs;
    // Who takes it once more, as a repeated delivery does, must not shorten what it has been renewed to since.
    const heldUntilMs = other !== null && isHeldBy(other, request) ? other.expiresAtMs : 0;
    const expiresAtMs = Math.max(heldUntilMs, nowMs + durationMs);
    const lease = { owner, holder, acquiredAtMs, expiresAtMs };
    return { next: leaseOf(lease), result: lease };
  });
}

/**
 * Holds a lease for another `durationMs` from now; one that ran out meanwhile too, as long as nobody took it.
 * @throws ConflictError when this process does not have it for the run any more: it must stop
 */
export function renewLease(request: LeaseRequest): Promise<Lease> {
  const { registry, name, owner, nowMs, durationMs } = request;
  return updateDocument(placeOf(registry, name), (current) => {
    const mine = current?.held ?? null;
    if (mine === null)
      throw new ConflictError({ where: `lease ${name}`, found: `${owner} does not hold it any more` });
    if (!isHeldBy(mine, request)) throw heldByOther(mine, request);
    const lease = { ...mine, expiresAtMs: nowMs + durationMs };
    return { next: leaseOf(lease), result: lease };
  });
}

type LeaseUse = Pick<LeaseRequest, 'registry' | 'name' | 'owner'>;

/** Whether this process has the lease for the run, though it may have run out. */
export async function holdsLease(use: LeaseUse & Pick<LeaseRequest, 'holder'>): Promise<boolean> {
  const current = await readDocument(placeOf(use.registry, use.name));
  return current != null && current.held !== null && isHeldBy(current.held, use);
}

/** Whether somebody works under the lease now: it is held, has not run out, and its holder is not known to be gone. */
export async function isLeased({
  registry,
  name,
  nowMs,
  isHolderGone = () => false,
}: Pick<AcquireLease, 'registry' | 'name' | 'nowMs' | 'isHolderGone'>): Promise<boolean> {
  const held = (await readDocument(placeOf(registry, name)))?.held ?? null;
  return held !== null && held.expiresAtMs > nowMs && !(await isHolderGone(held.holder));
}

/**
 * Gives a lease back; nothing happens if this process does not have it for the run. Without a `holder`, whichever process
 * has it for the run: only for a run that is finished, on which nobody works any more.
 */
export function releaseLease(use: LeaseUse & { readonly holder?: LeaseHolder }): Promise<void> {
  const { registry, name, owner } = use;
  return updateDocument(placeOf(registry, name), (current) => {
    const held = current?.held ?? null;
    const isMine = held !== null && isHeldBy(held, { owner, holder: use.holder ?? held.holder });
    return { next: isMine ? leaseOf(null) : null, result: undefined };
  });
}

function placeOf(registry: Registry, name: string) {
  return { registry, key: registryKeys.lease(name), schema: leaseDocument };
}

function leaseOf(held: Lease | null): z.output<typeof leaseDocument> {
  return { format: FORMAT, held };
}

function isHeldBy(lease: Lease, { owner, holder }: Pick<LeaseRequest, 'owner' | 'holder'>): boolean {
  return lease.owner === owner && lease.holder.host === holder.host && lease.holder.pid === holder.pid;
}

function heldByOther(
  { owner, holder, expiresAtMs }: Lease,
  { name, owner: asking }: Pick<LeaseRequest, 'name' | 'owner'>,
): ConflictError {
  const until = new Date(expiresAtMs).toISOString();
  if (owner === asking) {
    return new ConflictError({
      where: `lease ${name}`,
      found: `process ${holder.pid} on ${holder.host} works on the same run, ${owner}, and holds it until ${until}`,
      todo: 'Wait for that process to end, or stop it, then try again: what it has done is not done twice',
    });
  }
  return new ConflictError({
    where: `lease ${name}`,
    found: `${owner} holds it until ${until} (process ${holder.pid} on ${holder.host})`,
    todo: 'Wait for it to end, then try again',
  });
}
