import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Sends a signal to every process of the group; it may be gone already. */
export function signalGroup(leaderPid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leaderPid, signal);
  } catch {}
}

/** Whether a process of the group still runs. */
export function isGroupAlive(leaderPid: number): boolean {
  return isThere(-leaderPid) && isAnyAlive(({ group }) => group === leaderPid);
}

export function isProcessAlive(pid: number): boolean {
  return isThere(pid) && isAnyAlive((process) => process.pid === pid);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Where /proc tells (Linux), a process that is dead and waits to be collected counts as gone: an orphan's collector, the
 * first process of a container, may be slow, or never collect. Elsewhere whatever is there counts as alive.
 */
function isAnyAlive(isMeant: (process: { pid: number; group: number }) => boolean): boolean {
  if (!existsSync('/proc')) return true;
  return readdirSync('/proc').some((name) => {
    const { state, group } = readState(name);
    return state !== undefined && state !== 'Z' && isMeant({ pid: Number(name), group });
  });
}

/** The name of the program stands in brackets and may hold anything; the state, the parent and the group come after it. */
function readState(pid: string): { state: string | undefined; group: number } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, group: Number(group) };
  } catch {
    return { state: undefined, group: 0 };
  }
}
