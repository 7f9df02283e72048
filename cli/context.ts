import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalPorts } from '../adapters/local/local-ports.ts';
import type { Ports } from '../core/ports/ports.ts';
import type { LeaseHolder } from '../core/registry/lease.ts';
import { createOutput, type Output, type Streams } from './output/output.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface LocalOptions extends CommonOptions {
  readonly store: string;
}

export interface DeployedOptions extends CommonOptions {
  readonly stack: string;
}

interface AnyContext {
  readonly ports: Ports;
  readonly output: Output;
  readonly nowMs: () => number;
  readonly holder: LeaseHolder;
  /** Whether the process that holds a lease has surely ended, so that its work can be taken up at once. */
  readonly isHolderGone: (holder: LeaseHolder) => boolean;
}

/** A store on this machine. Its folder is here too, since worker threads open it for themselves. */
export interface LocalContext extends AnyContext {
  readonly place: 'local';
  readonly storeRoot: string;
}

/** A deployment: its ports and no folder, so that nothing which computes here can be given one. Whoever waits for it sleeps. */
export interface DeployedContext extends AnyContext {
  readonly place: 'deployment';
  readonly stackName: string;
  readonly sleep: (durationMs: number) => Promise<void>;
}

/** What a command works with: ports, a voice, a clock. */
export type Context = LocalContext | DeployedContext;

/** Makes the ports of a deployment from its stack's name. */
export type Connect = (stackName: string) => Promise<Ports>;

export function createLocalContext(options: LocalOptions, streams: Streams): LocalContext {
  const storeRoot = resolve(options.store);
  const ports = createLocalPorts(storeRoot);
  return { place: 'local', storeRoot, ports, isHolderGone, ...surroundings(options, streams) };
}

/** @throws NotFoundError when there is no such stack; ConfigurationError without credentials */
export async function createDeployedContext(
  options: DeployedOptions,
  streams: Streams,
  connect: Connect,
): Promise<DeployedContext> {
  return {
    place: 'deployment',
    stackName: options.stack,
    ports: await connect(options.stack),
    // Another machine of the same name may hold a lease there, and an execution is no process of ours.
    isHolderGone: () => false,
    sleep,
    ...surroundings(options, streams),
  };
}

function surroundings({ json = false, quiet = false }: CommonOptions, streams: Streams) {
  return {
    output: createOutput({ json, quiet }, streams),
    nowMs: () => Date.now(),
    holder: { host: hostname(), pid: process.pid },
  };
}

/** Judges processes of this machine only. */
function isHolderGone(holder: LeaseHolder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
