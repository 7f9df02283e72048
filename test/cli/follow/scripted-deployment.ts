import type { DeployedContext } from '../../../cli/context.ts';
import { createOutput } from '../../../cli/output/output.ts';
import { clean } from '../../../core/steps/clean.ts';
import { failExecution, finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { latestRound } from '../../../core/tuning/rounds.ts';
import { memoryExecutions } from '../../support/memory-executions.ts';
import { memoryPorts } from '../../support/memory-ports.ts';
import { collector } from '../run-main.ts';

const BEGIN_MS = Date.UTC(2026, 0, 2);

export type ScriptedDeployment = ReturnType<typeof scriptedDeployment>;

/**
 * A deployment whose work is a script: whenever the follower sleeps, the clock goes on and the next part is done, as if
 * by the functions. Objects carry the time of the same clock.
 */
export function scriptedDeployment({ json = false } = {}) {
  const memory = memoryPorts();
  const stdout = collector();
  const stderr = collector();
  const script: (() => Promise<unknown>)[] = [];
  const writtenAtMs = new Map<string, number>();
  const hidden = new Set<string>();
  const farewells: string[] = [];
  let now = BEGIN_MS;
  let nSleeps = 0;
  const noteTime = (key: string) => writtenAtMs.set(key, Math.floor(now / 1000) * 1000);
  const store: typeof memory.store = {
    ...memory.store,
    put: async (key, body) => {
      noteTime(key);
      return memory.store.put(key, body);
    },
    putIfAbsent: async (key, body) => {
      const isNew = await memory.store.putIfAbsent(key, body);
      if (isNew) noteTime(key);
      return isNew;
    },
    head: async (key) => {
      const info = hidden.has(key) ? undefined : await memory.store.head(key);
      return info && { ...info, modifiedAtMs: writtenAtMs.get(key) ?? info.modifiedAtMs };
    },
  };
  const ports = { ...memory, store };
  const context: DeployedContext = {
    place: 'deployment',
    stackName: 'Test',
    ports,
    output: createOutput(
      { json, quiet: false },
      {
        stdout: stdout.stream,
        stderr: stderr.stream,
        interactive: false,
        whenInterrupted: (text) => void farewells.push(text),
      },
    ),
    nowMs: () => now,
    holder: { host: 'laptop', pid: 1 },
    isHolderGone: () => false,
    sleep: async (durationMs) => {
      now += durationMs;
      nSleeps++;
      await script.shift()?.();
    },
  };
  return {
    ports,
    context,
    script,
    /** Keys of objects that are looked for in vain. */
    hidden,
    farewells,
    nSleeps: () => nSleeps,
    nowMs: () => now,
    pass: (durationMs: number) => {
      now += durationMs;
    },
    stdout: stdout.text,
    stderr: stderr.text,
  };
}

/** The parts that the functions of a deployment do, one after the other; those of a run for the execution begun last. */
export function functionsOf({ ports, nowMs }: ScriptedDeployment) {
  const executions = memoryExecutions();
  const cleanRequests = {
    request: async (rawKey: string) => {
      await takeUpload({ key: rawKey }, { ...ports, executions }, nowMs());
    },
  };
  const all = { ...ports, executions, cleanRequests };
  const current = () => executions.begun.at(-1)!;
  const ended = () => {
    const execution = current();
    executions.end(execution);
    return execution;
  };
  const evaluate = async (...indices: number[]) => {
    for (const pathIndex of indices)
      await evaluatePath({ ...current(), pathIndex }, { store: ports.store, nowMs: () => 0 });
  };
  return {
    /** CLEAN, and the start of TUNE, for what lies under a key. */
    takeUpload: (key: string) => takeUpload({ key }, all, nowMs()),
    clean: (key: string) => clean({ key }, ports),
    plan: () => plan(current(), ports),
    /** The next round of successive halving. */
    planNext: async () => plan(current(), ports, latestRound(await plan(current(), ports))),
    evaluate,
    evaluateAll: async () => evaluate(...(await plan(current(), ports)).paths.map(({ index }) => index)),
    /** Select, Promote and NotifyResult. */
    finish: async () => {
      await select(current(), ports);
      await promote(current(), ports, nowMs());
      await finishExecution(ended(), all, nowMs());
    },
    fail: async (reason: string) => {
      await failExecution(ended(), reason, { ports: all, nowMs: nowMs() });
    },
    nBegun: () => executions.begun.length,
  };
}
