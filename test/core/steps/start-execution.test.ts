import { describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { executionHolder } from '../../../core/registry/execution-holder.ts';
import { holdsLease } from '../../../core/registry/lease.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { readWaiting } from '../../../core/registry/waiting-tune.ts';
import { clean } from '../../../core/steps/clean.ts';
import { failExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { startExecution } from '../../../core/steps/start-execution.ts';
import { loadRunConfig } from '../../../core/tuning/load-run.ts';
import {
  breakOff,
  carryOut,
  type DeployedPorts,
  deployedPorts,
  JAN_1975,
  uploadYears,
} from './deployed-cars.ts';

async function cleaned(ports: DeployedPorts, fromYear: number, toYear: number) {
  return clean({ key: await uploadYears(ports, fromYear, toYear) }, ports);
}

const start = (ports: DeployedPorts, dataSet: Awaited<ReturnType<typeof cleaned>>) =>
  startExecution(dataSet, ports, JAN_1975);

const waitingIn = ({ registry }: DeployedPorts) => readWaiting({ registry, model: 'cars' });

/** The registry as one finds it to whom something happens just before the first write of a kind of item. */
function meanwhile(registry: Registry, prefix: string, happens: () => Promise<unknown>): Registry {
  let isFirst = true;
  return {
    ...registry,
    write: async (key, value, expectedRevision) => {
      if (isFirst && key.startsWith(prefix)) {
        isFirst = false;
        await happens();
      }
      return registry.write(key, value, expectedRevision);
    },
  };
}

describe('startExecution', () => {
  it('starts one execution for one data set, however often and at once it is asked to', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => start(ports, dataSet)));
    outcomes.push(await start(ports, dataSet));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['running']));
    expect(ports.executions.begun).toEqual([{ model: 'cars', runId: outcomes[0]!.runId, attempt: 1 }]);
  });

  it('holds the lease for the execution, which no other execution has', async () => {
    const ports = deployedPorts();
    const { runId } = await start(ports, await cleaned(ports, 1970, 1974));
    const use = { registry: ports.registry, name: 'cars', owner: runId };
    expect(await holdsLease({ ...use, holder: executionHolder({ runId, attempt: 1 }) })).toBe(true);
    expect(await holdsLease({ ...use, holder: executionHolder({ runId, attempt: 2 }) })).toBe(false);
  });

  it('says that a run is finished, and starts nothing', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    await start(ports, dataSet);
    await carryOut(ports.executions.begun[0]!, ports);
    expect(await start(ports, dataSet)).toMatchObject({ status: 'finished' });
    expect(ports.executions.begun).toHaveLength(1);
    expect(ports.notified.map(({ subject }) => subject)).toEqual(['cars: version 1 is the new champion']);
  });

  it('lets the newest upload wait while another run works, and starts it when that has ended', async () => {
    const ports = deployedPorts();
    await start(ports, await cleaned(ports, 1970, 1972));
    const older = await cleaned(ports, 1970, 1973);
    const newer = await cleaned(ports, 1970, 1974);
    expect(await start(ports, newer)).toMatchObject({ status: 'waiting' });
    expect(await start(ports, older)).toMatchObject({ status: 'waiting' });
    const { rawKey, datasetId, uploadedAtMs } = newer;
    expect(await waitingIn(ports)).toEqual({ rawKey, datasetId, uploadedAtMs });
    expect(ports.executions.begun).toHaveLength(1);

    await carryOut(ports.executions.begun[0]!, ports);
    expect(ports.executions.begun).toHaveLength(2);
    expect(await waitingIn(ports)).toBeNull();
    const second = ports.executions.begun[1]!;
    expect(await readRun({ registry: ports.registry, ...second })).toMatchObject({
      datasetId: newer.datasetId,
      status: 'running',
    });
    await carryOut(second, ports);
    expect((await readModel(ports.registry, 'cars'))?.versions).toHaveLength(2);
  });

  it('looks again after its note: a run that ended in between has found nobody waiting', async () => {
    const ports = deployedPorts();
    await start(ports, await cleaned(ports, 1970, 1972));
    const dataSet = await cleaned(ports, 1970, 1974);
    const registry = meanwhile(ports.registry, 'waiting/cars', () =>
      carryOut(ports.executions.begun[0]!, ports),
    );
    expect(await start({ ...ports, registry }, dataSet)).toMatchObject({ status: 'running' });
    expect(ports.executions.begun).toHaveLength(2);
    expect(await waitingIn(ports)).toBeNull();
  });

  it('starts what waits also when the run before it failed', async () => {
    const ports = deployedPorts();
    await start(ports, await cleaned(ports, 1970, 1972));
    await start(ports, await cleaned(ports, 1970, 1974));
    await breakOff(ports.executions.begun[0]!, ports);
    expect(ports.executions.begun.map(({ attempt }) => attempt)).toEqual([1, 1]);
    expect(await waitingIn(ports)).toBeNull();
  });

  it('takes up a failed run as another attempt, which evaluates only what is missing', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    await start(ports, dataSet);
    const first = ports.executions.begun[0]!;
    const { paths } = await plan(first, ports);
    const { store } = ports;
    await evaluatePath({ model: 'cars', runId: first.runId, pathIndex: 0 }, { store, nowMs: () => 0 });
    await failExecution(first, 'It broke.', { ports, nowMs: JAN_1975 });
    ports.executions.end(first);
    await start(ports, dataSet);
    const second = { ...first, attempt: 2 };
    expect(ports.executions.begun).toEqual([first, second]);
    expect(await carryOut(second, ports)).toBe(paths.length - 1);
    expect(await readRun({ registry: ports.registry, ...second })).toMatchObject({
      attempt: 2,
      status: 'finished',
    });
  });

  it('takes a failed run up as the newer upload that calls for it again', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    const { runId } = await start(ports, dataSet);
    await breakOff(ports.executions.begun[0]!, ports);
    const again = { ...dataSet, rawKey: 'raw/cars/again.csv', uploadedAtMs: dataSet.uploadedAtMs + 1000 };
    await start(ports, again);
    const { rawKey, uploadedAtMs } = again;
    expect(await loadRunConfig(ports.store, { model: 'cars', runId })).toMatchObject({
      rawKey,
      uploadedAtMs,
    });
  });

  it('begins again where an execution ended and nobody could say so', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    await start(ports, dataSet);
    ports.executions.end(ports.executions.begun[0]!);
    expect(await start(ports, dataSet)).toMatchObject({ status: 'running' });
    expect(ports.executions.begun.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('does not fail the attempt that another delivery has begun after one that ended untold', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    await start(ports, dataSet);
    ports.executions.end(ports.executions.begun[0]!);
    let isFirst = true;
    const executions: typeof ports.executions = {
      ...ports.executions,
      start: async (execution) => {
        const answer = await ports.executions.start(execution);
        if (isFirst) {
          isFirst = false;
          await start(ports, dataSet);
        }
        return answer;
      },
    };
    const { runId } = await start({ ...ports, executions }, dataSet);
    expect(ports.executions.begun.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(await readRun({ registry: ports.registry, model: 'cars', runId })).toMatchObject({
      attempt: 2,
      status: 'running',
    });
  });

  it.each([
    ['has failed', 1],
    ['has failed, and was followed by the next,', 2],
  ])('asks for no execution of an attempt that %s before it comes to begin it', async (_, nDeliveries) => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    const registry = meanwhile(ports.registry, 'run/cars/', async () => {
      await start(ports, dataSet);
      await breakOff(ports.executions.begun[0]!, ports);
      if (nDeliveries === 2) await start(ports, dataSet);
    });
    const asked: number[] = [];
    const executions: typeof ports.executions = {
      ...ports.executions,
      start: (execution) => {
        asked.push(execution.attempt);
        return ports.executions.start(execution);
      },
    };
    expect(await start({ ...ports, registry, executions }, dataSet)).toMatchObject({ status: 'running' });
    expect(asked).toEqual([2]);
    expect(ports.executions.begun.map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('takes the lease of an execution of another run that ended untold', async () => {
    const ports = deployedPorts();
    await start(ports, await cleaned(ports, 1970, 1972));
    ports.executions.end(ports.executions.begun[0]!);
    expect(await start(ports, await cleaned(ports, 1970, 1974))).toMatchObject({ status: 'running' });
  });

  it('waits for a process that has the lease, whatever execution there is', async () => {
    const ports = deployedPorts();
    const held = {
      owner: 'f00d',
      holder: { host: 'laptop', pid: 7 },
      acquiredAtMs: 0,
      expiresAtMs: JAN_1975 * 2,
    };
    await ports.registry.write('lease/cars', { format: 'upkeep-lease/1', held }, 0);
    expect(await start(ports, await cleaned(ports, 1970, 1974))).toMatchObject({ status: 'waiting' });
    expect(ports.executions.begun).toEqual([]);
  });

  it('refuses a configuration without a target', async () => {
    const ports = deployedPorts();
    const dataSet = await cleaned(ports, 1970, 1974);
    await ports.store.put('config/cars.yaml', 'model: cars\n');
    await expect(start(ports, dataSet)).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});
