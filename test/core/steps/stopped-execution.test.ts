import { describe, expect, it } from 'vitest';
import type { TuneExecution } from '../../../core/contracts/steps.ts';
import { holdExecutionLease } from '../../../core/registry/execution-lease.ts';
import { isLeased } from '../../../core/registry/lease.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { readWaiting } from '../../../core/registry/waiting-tune.ts';
import { finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { writeMissingPaths } from '../../../core/tuning/missing-paths.ts';
import { type Stoppable, stoppablePorts } from '../../support/stoppable-ports.ts';
import { type DeployedPorts, deployedPorts, JAN_1975, uploadYears } from './deployed-cars.ts';

type Ports = DeployedPorts & Stoppable;

/** Two uploads, the second while the first is tuned on, and every state of both runs, each tried again once if it is stopped. */
async function play(ports: Ports): Promise<void> {
  const retried = async <T>(state: () => Promise<T>): Promise<T> => {
    try {
      return await state();
    } catch {
      // Whatever was stopped is gone; the next try is another process.
      ports.stopAfter(null);
      return state();
    }
  };
  const first = await uploadYears(ports, 1970, 1972);
  const second = await uploadYears(ports, 1970, 1974);
  await retried(() => takeUpload({ key: first }, ports, JAN_1975));
  await retried(() => takeUpload({ key: second }, ports, JAN_1975));
  for (let i = 0; i < ports.executions.begun.length; i++)
    await carryOut(ports.executions.begun[i]!, ports, retried);
}

async function carryOut(
  execution: TuneExecution,
  ports: Ports,
  retried: <T>(state: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const { model, runId } = execution;
  const { store, registry } = ports;
  const hold = () => holdExecutionLease(execution, { registry, nowMs: JAN_1975 });
  const { pathsKey } = await retried(async () => {
    await hold();
    return writeMissingPaths(store, await plan(execution, ports));
  });
  const items = JSON.parse(new TextDecoder().decode(await store.get(pathsKey))) as { pathIndex: number }[];
  for (const { pathIndex } of items)
    await retried(() => evaluatePath({ model, runId, pathIndex }, { store, nowMs: () => 0 }));
  await retried(() => select(execution, { store }));
  await retried(async () => {
    await hold();
    return promote(execution, ports, JAN_1975);
  });
  await retried(() => finishExecution(execution, ports, JAN_1975));
  ports.executions.end(execution);
}

async function outcomeOf(ports: Ports) {
  const { registry, executions, notified } = ports;
  const runs = await Promise.all(executions.begun.map((run) => readRun({ registry, ...run })));
  const model = await readModel(registry, 'cars');
  return {
    executions: executions.begun,
    runs: runs.map((run) => [run?.status, run?.attempt, run?.version]),
    aliases: model?.aliases,
    nVersions: model?.versions.length,
    isLeased: await isLeased({ registry, name: 'cars', nowMs: JAN_1975 }),
    waiting: await readWaiting({ registry, model: 'cars' }),
    // Told at least once, and recognised.
    told: [...new Set(notified.map(({ deduplicationId, subject }) => `${deduplicationId} ${subject}`))],
  };
}

/** The configuration and two files are put there by somebody else, who is not stopped. */
const N_EFFECTS_OF_UPLOADING = 3;

const stoppable = () => stoppablePorts(deployedPorts());

describe('two runs of a model', () => {
  it('come to the same, stopped after any effect and repeated', async () => {
    const whole = stoppable();
    await play(whole);
    const expected = await outcomeOf(whole);
    expect(expected.runs).toEqual([
      ['finished', 1, 1],
      ['finished', 1, 2],
    ]);
    expect(expected).toMatchObject({ nVersions: 2, isLeased: false, waiting: null });
    const nEffects = whole.nEffects();
    expect(nEffects).toBeGreaterThan(50);
    for (let k = N_EFFECTS_OF_UPLOADING; k < nEffects; k++) {
      const ports = stoppable();
      ports.stopAfter(k);
      await play(ports);
      expect(await outcomeOf(ports), `stopped after ${k} of ${nEffects} effects`).toEqual(expected);
    }
  }, 120_000);
});
