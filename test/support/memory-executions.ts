import type { TuneExecution } from '../../core/contracts/steps.ts';
import type { Executions } from '../../core/ports/executions.ts';
import { executionName } from '../../core/registry/execution-holder.ts';

export interface MemoryExecutions extends Executions {
  /** Everything that was begun, in its order. */
  readonly begun: TuneExecution[];
  /** Lets an execution end, with whatever result. */
  end(execution: Pick<TuneExecution, 'runId' | 'attempt'>): void;
}

/** Executions that do nothing until a test says that they ended. As with Step Functions, a name is never used twice. */
export function memoryExecutions(): MemoryExecutions {
  const begun: TuneExecution[] = [];
  const ended = new Set<string>();
  const names = new Set<string>();
  return {
    begun,
    start: async (execution) => {
      const name = executionName(execution);
      if (ended.has(name)) return 'ended';
      if (!names.has(name)) begun.push(execution);
      names.add(name);
      return 'running';
    },
    hasEnded: async (execution) => ended.has(executionName(execution)),
    end: (execution) => {
      ended.add(executionName(execution));
    },
  };
}
