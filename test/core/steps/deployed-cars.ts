import type { TuneExecution } from '../../../core/contracts/steps.ts';
import { holdExecutionLease } from '../../../core/registry/execution-lease.ts';
import { finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { plan } from '../../../core/steps/plan.ts';
import { promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { writeMissingPaths } from '../../../core/tuning/missing-paths.ts';
import { type MemoryExecutions, memoryExecutions } from '../../support/memory-executions.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv } from './cars.ts';

export const JAN_1975 = Date.UTC(1975, 0, 2);

export interface DeployedPorts extends MemoryPorts {
  readonly executions: MemoryExecutions;
}

export function deployedPorts(): DeployedPorts {
  return { ...memoryPorts(), executions: memoryExecutions() };
}

/** Uploads the cars of some years, under a key of their own. */
export async function uploadYears(ports: DeployedPorts, fromYear: number, toYear: number): Promise<string> {
  await ports.store.putIfAbsent('config/cars.yaml', CARS_CONFIG);
  const key = `raw/cars/${fromYear}-${toYear}.csv`;
  await ports.store.put(key, carsCsv(fromYear, toYear));
  return key;
}

/** The states of an execution in their order, as the state machine calls them; answers how many paths were evaluated. */
export async function carryOut(execution: TuneExecution, ports: DeployedPorts): Promise<number> {
  const { model, runId } = execution;
  const { store, registry } = ports;
  await holdExecutionLease(execution, { registry, nowMs: JAN_1975 });
  const { nPaths, pathsKey } = await writeMissingPaths(store, await plan(execution, ports));
  const items = JSON.parse(store.contents()[pathsKey]!) as { pathIndex: number }[];
  for (const { pathIndex } of items)
    await evaluatePath({ model, runId, pathIndex }, { store, nowMs: () => 0 });
  await select(execution, { store });
  await holdExecutionLease(execution, { registry, nowMs: JAN_1975 });
  await promote(execution, ports, JAN_1975);
  await finishExecution(execution, ports, JAN_1975);
  ports.executions.end(execution);
  return nPaths;
}
