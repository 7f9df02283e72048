import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { TuneExecution } from '../../core/contracts/steps.ts';
import type { Executions } from '../../core/ports/executions.ts';
import { executionName } from '../../core/registry/execution-holder.ts';

export interface StateMachine {
  readonly client: SFNClient;
  readonly stateMachineArn: string;
}

/** Executions of a standard state machine, named `<runId>-<attempt>`. */
export function createStepFunctionsExecutions(machine: StateMachine): Executions {
  return {
    start: (execution) => start(machine, execution),
    hasEnded: async (execution) => (await statusOf(machine, execution)) === 'ended',
  };
}

/** Step Functions takes the same start of a running execution twice without a word, and refuses the name of an ended one. */
async function start(machine: StateMachine, execution: TuneExecution): Promise<'running' | 'ended'> {
  const { model, runId, attempt } = execution;
  try {
    await machine.client.send(
      new StartExecutionCommand({
        stateMachineArn: machine.stateMachineArn,
        name: executionName(execution),
        input: JSON.stringify({ model, runId, attempt }),
      }),
    );
    return 'running';
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
  // Not described yet although it exists: then it has only just begun.
  return (await statusOf(machine, execution)) ?? 'running';
}

/** `undefined` for one that never began. */
async function statusOf(
  { client, stateMachineArn }: StateMachine,
  execution: Pick<TuneExecution, 'runId' | 'attempt'>,
): Promise<'running' | 'ended' | undefined> {
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(execution)}`;
  try {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? 'running' : 'ended';
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}
