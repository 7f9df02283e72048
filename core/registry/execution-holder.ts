import type { TuneExecution } from '../contracts/steps.ts';
import type { LeaseHolder } from './lease.ts';

type ExecutionName = Pick<TuneExecution, 'runId' | 'attempt'>;

const HOST = /^execution (?<runId>[0-9a-f]+)-(?<attempt>[1-9][0-9]*)$/;

/** `<runId>-<attempt>`: the name of an execution, by which starting it twice starts it once. */
export function executionName({ runId, attempt }: ExecutionName): string {
  return `${runId}-${attempt}`;
}

/** An execution as the holder of a lease, in the place of a process: whichever of its states runs, it is the same one. */
export function executionHolder(execution: ExecutionName): LeaseHolder {
  return { host: `execution ${executionName(execution)}`, pid: execution.attempt };
}

/** The execution that a holder is, or `undefined` for a process. */
export function heldExecution({ host }: LeaseHolder): ExecutionName | undefined {
  const groups = HOST.exec(host)?.groups;
  return groups === undefined ? undefined : { runId: groups.runId!, attempt: Number(groups.attempt) };
}
