import type { TuneExecution } from '../../../core/contracts/steps.ts';
import type { CleanRequests } from '../../../core/ports/clean-requests.ts';
import { failExecution, finishExecution } from '../../../core/steps/end-execution.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { type PlannedRound, planExecution } from '../../../core/steps/plan-execution.ts';
import { promoteExecution } from '../../../core/steps/promote-execution.ts';
import { select } from '../../../core/steps/select.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { type MemoryExecutions, memoryExecutions } from '../../support/memory-executions.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { CARS_CONFIG, carsCsv } from './cars.ts';
import { logCars } from './log-cars.ts';

export const JAN_1975 = Date.UTC(1975, 0, 2);

export interface DeployedPorts extends MemoryPorts {
  readonly executions: MemoryExecutions;
  readonly cleanRequests: CleanRequests;
  /** The uploads that CLEAN was asked to take up again, and has not yet. */
  readonly requested: string[];
}

export function deployedPorts(): DeployedPorts {
  const requested: string[] = [];
  const cleanRequests = { request: async (key: string) => void requested.push(key) };
  return { ...memoryPorts(), executions: memoryExecutions(), cleanRequests, requested };
}

/** Uploads the cars of some years, under a key of their own. */
export async function uploadYears(ports: DeployedPorts, fromYear: number, toYear: number): Promise<string> {
  await ports.store.putIfAbsent('config/cars.yaml', CARS_CONFIG);
  const key = `raw/cars/${fromYear}-${toYear}.csv`;
  await ports.store.put(key, carsCsv(fromYear, toYear));
  return key;
}

/** Does the work of one state. @default once, and what it throws is thrown */
type DoState = <T>(state: () => Promise<T>) => Promise<T>;

/** The states of an execution in their order, as the state machine calls them; answers how many paths were evaluated. */
export async function carryOut(
  execution: TuneExecution,
  ports: DeployedPorts,
  doState: DoState = (state) => state(),
): Promise<number> {
  const { model, runId } = execution;
  const { store } = ports;
  let nPaths = 0;
  for (let round: PlannedRound | undefined; round === undefined || !round.isLastRound; ) {
    const evaluated = round === undefined ? {} : { evaluated: round };
    round = await doState(() => planExecution(execution, ports, { nowMs: JAN_1975, ...evaluated }));
    nPaths += round.nPaths;
    const items = JSON.parse(store.contents()[round.pathsKey]!) as { pathIndex: number }[];
    for (const { pathIndex } of items)
      await doState(() => evaluatePath({ model, runId, pathIndex }, { store, nowMs: () => 0 }));
  }
  await doState(() => select(execution, { store }));
  await doState(() => promoteExecution(execution, ports, JAN_1975));
  await doState(() => finishExecution(execution, ports, JAN_1975));
  ports.executions.end(execution);
  await answerRequests(ports, doState);
  return nPaths;
}

/** CLEAN takes up what it was asked for, in an invocation of its own. */
export async function answerRequests(
  ports: DeployedPorts,
  doState: DoState = (state) => state(),
): Promise<void> {
  for (const key of new Set(ports.requested.splice(0)))
    await doState(() => takeUpload({ key }, ports, JAN_1975));
}

/** The same of one that cannot go on after its plan. */
export async function breakOff(
  execution: TuneExecution,
  ports: DeployedPorts,
  doState: DoState = (state) => state(),
): Promise<void> {
  await doState(() => planExecution(execution, ports, { nowMs: JAN_1975 }));
  await doState(() => failExecution(execution, 'It broke.', { ports, nowMs: JAN_1975 }));
  ports.executions.end(execution);
  await answerRequests(ports, doState);
}

/** A model of 1970-1974 in service, whose log of 1978 holds the actual values: the year that it is bad at. */
export async function carsInService(): Promise<DeployedPorts> {
  const ports = deployedPorts();
  await takeUpload({ key: await uploadYears(ports, 1970, 1974) }, ports, JAN_1975);
  await carryOut(ports.executions.begun[0]!, ports);
  await ports.store.put('predictions/cars/1978.jsonl', await logCars(ports, 1978, 1978));
  return ports;
}
