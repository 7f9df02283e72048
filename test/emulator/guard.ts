import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FromGuard, ToGuard } from './guard-messages.ts';
import { isGroupAlive, signalGroup } from './process-group.ts';

/**
 * A process that owns a temporary folder and the commands that run in it. It ends them, and removes the folder, when the
 * process that started it lets go: by asking, by ending, or by being killed, SIGKILL included. A handler of signals in that
 * process could not do the last, and would change how a test runner answers to Ctrl-C.
 * Arguments: the folder to make its own in, and how long commands get to end by themselves (milliseconds).
 */
const [root = '', graceMs = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(root, 'upkeep-guard-'));
const running = new Set<ChildProcess>();
let isEnding = false;

// Node reads the nearest package.json to tell module kinds apart; one further up may say "module" for generated scripts.
writeFileSync(join(folder, 'package.json'), '{}');
process.on('message', (message: ToGuard) => start(message));
process.once('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
if (process.connected) send({ folder });
else await end();

/** Each command leads a process group of its own, so that what it starts can be ended with it. */
function start({ id, command, args, env, cwd, logPath }: ToGuard): void {
  const log = openSync(logPath, 'a');
  const options = { env: { ...env, TMPDIR: folder }, cwd: cwd ?? folder, detached: true };
  const child = spawn(command, args, { ...options, stdio: ['ignore', log, log] });
  closeSync(log);
  child.once('error', ({ message }) => send({ id, error: message }));
  if (child.pid === undefined) return;
  running.add(child);
  send({ id, pid: child.pid });
  child.once('exit', (code, signal) => {
    running.delete(child);
    signalGroup(child.pid!, 'SIGKILL');
    send({ id, code, signal });
  });
}

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const leaders = [...running].map(({ pid }) => pid!);
  for (const pid of leaders) signalGroup(pid, 'SIGTERM');
  await waitUntil(() => running.size === 0, Number(graceMs));
  for (const pid of leaders) signalGroup(pid, 'SIGKILL');
  await waitUntil(() => running.size === 0 && !leaders.some(isGroupAlive), 5_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.exit();
}

async function waitUntil(isDone: () => boolean, withinMs: number): Promise<void> {
  const giveUpAtMs = performance.now() + withinMs;
  while (!isDone() && performance.now() < giveUpAtMs) await setTimeout(20);
}

/** The other side may be gone already. */
function send(message: FromGuard): void {
  if (process.connected) process.send!(message, () => {});
}
