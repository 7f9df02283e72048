import { ExecutionAlreadyExists, ExecutionDoesNotExist, type SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { createStepFunctionsExecutions } from '../../../adapters/aws/step-functions-executions.ts';
import { serviceError, stubClient } from './stub-client.ts';

const ARN = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Upkeep-tune';
const EXECUTION = { model: 'cars', runId: '0123456789abcdef', attempt: 2 };

/** A service where the execution is in `status`, or described by nobody. */
function executionsOf({ start = 'taken', status }: { start?: 'taken' | 'exists'; status?: string }) {
  const { client, calls } = stubClient<SFNClient>(({ operation }) => {
    const error = { message: 'no', $metadata: {} };
    if (operation === 'DescribeExecution') {
      if (status === undefined) throw new ExecutionDoesNotExist(error);
      return { status };
    }
    if (start === 'exists') throw new ExecutionAlreadyExists(error);
    return { executionArn: 'of it' };
  });
  return { executions: createStepFunctionsExecutions({ client, stateMachineArn: ARN }), calls };
}

describe('the executions of a state machine', () => {
  it('starts one by the name of its run and attempt', async () => {
    const { executions, calls } = executionsOf({});
    expect(await executions.start(EXECUTION)).toBe('running');
    expect(calls).toEqual([
      {
        operation: 'StartExecution',
        input: {
          stateMachineArn: ARN,
          name: '0123456789abcdef-2',
          input: '{"model":"cars","runId":"0123456789abcdef","attempt":2}',
        },
      },
    ]);
  });

  it.each([
    ['RUNNING', 'running'],
    ['SUCCEEDED', 'ended'],
    ['FAILED', 'ended'],
    ['TIMED_OUT', 'ended'],
    ['ABORTED', 'ended'],
  ])('finds one that exists and is %s %s', async (status, expected) => {
    const { executions, calls } = executionsOf({ start: 'exists', status });
    expect(await executions.start(EXECUTION)).toBe(expected);
    expect(calls[1]).toEqual({
      operation: 'DescribeExecution',
      input: {
        executionArn: 'arn:aws:states:eu-west-1:000000000000:execution:Upkeep-tune:0123456789abcdef-2',
      },
    });
    expect(await executions.hasEnded(EXECUTION)).toBe(expected === 'ended');
  });

  it('takes one that exists but is not described yet for running', async () => {
    expect(await executionsOf({ start: 'exists' }).executions.start(EXECUTION)).toBe('running');
  });

  it('knows that one which never began has not ended', async () => {
    expect(await executionsOf({}).executions.hasEnded(EXECUTION)).toBe(false);
  });

  it('throws what else happens', async () => {
    const { client } = stubClient<SFNClient>(() => {
      throw serviceError('StateMachineDoesNotExist', 400);
    });
    const executions = createStepFunctionsExecutions({ client, stateMachineArn: ARN });
    await expect(executions.start(EXECUTION)).rejects.toThrow('StateMachineDoesNotExist');
    await expect(executions.hasEnded(EXECUTION)).rejects.toThrow('StateMachineDoesNotExist');
  });
});
