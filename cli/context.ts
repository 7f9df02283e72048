import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createLocalPorts } from '../adapters/local/local-ports.ts';
import type { Ports } from '../core/ports/ports.ts';
import { createOutput, type Output, type Streams } from './output/output.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly store: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a command works with: the local store, its ports, a voice, a clock. */
export interface Context {
  readonly storeRoot: string;
  readonly ports: Ports;
  readonly output: Output;
  readonly nowMs: () => number;
  readonly holder: { readonly host: string; readonly pid: number };
}

export function createContext(options: CommonOptions, streams: Streams): Context {
  const storeRoot = resolve(options.store);
  return {
    storeRoot,
    ports: createLocalPorts(storeRoot),
    output: createOutput({ json: options.json ?? false, quiet: options.quiet ?? false }, streams),
    nowMs: () => Date.now(),
    holder: { host: hostname(), pid: process.pid },
  };
}

/** Whether the process that holds a lease has ended, so that its work can be taken up at once. */
export function isHolderGone(holder: { host: string; pid: number }): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
