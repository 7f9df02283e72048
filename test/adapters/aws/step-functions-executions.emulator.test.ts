import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createStepFunctionsExecutions,
  type StateMachine,
} from '../../../adapters/aws/step-functions-executions.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';

const WAITS = {
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 600, End: true } },
};
const EXECUTION = { model: 'cars', runId: '0123456789abcdef', attempt: 1 };

describe('the executions of a state machine, over the wire', () => {
  let machine: StateMachine;
  beforeEach(async () => {
    const client = new SFNClient(emulatorSettings());
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({
        name: uniqueName(),
        roleArn: 'arn:aws:iam::000000000000:role/tune',
        definition: JSON.stringify(WAITS),
      }),
    );
    machine = { client, stateMachineArn: stateMachineArn! };
  });
  afterEach(async () => {
    await stopAll(machine);
    await machine.client.send(new DeleteStateMachineCommand({ stateMachineArn: machine.stateMachineArn }));
    machine.client.destroy();
  });

  it('starts one, whoever asks and however often', async () => {
    const executions = createStepFunctionsExecutions(machine);
    expect(await executions.hasEnded(EXECUTION)).toBe(false);
    const answers = await Promise.all([executions.start(EXECUTION), executions.start(EXECUTION)]);
    expect(answers).toEqual(['running', 'running']);
    expect(await executions.start(EXECUTION)).toBe('running');
    expect(await executions.hasEnded(EXECUTION)).toBe(false);
    const [started, ...others] = await executionsOf(machine);
    expect(others).toEqual([]);
    const { input, name } = await machine.client.send(
      new DescribeExecutionCommand({ executionArn: started!.executionArn }),
    );
    expect({ input: JSON.parse(input!), name }).toEqual({ input: EXECUTION, name: '0123456789abcdef-1' });
  });

  it('tells of one that has ended, and starts the next attempt', async () => {
    const executions = createStepFunctionsExecutions(machine);
    await executions.start(EXECUTION);
    await stopAll(machine);
    expect(await executions.hasEnded(EXECUTION)).toBe(true);
    expect(await executions.start(EXECUTION)).toBe('ended');
    const next = { ...EXECUTION, attempt: 2 };
    expect(await executions.start(next)).toBe('running');
    expect(await executions.hasEnded(next)).toBe(false);
  });
});

async function executionsOf({ client, stateMachineArn }: StateMachine) {
  return (await client.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
}

async function stopAll(machine: StateMachine): Promise<void> {
  for (const { executionArn } of await executionsOf(machine)) {
    await machine.client.send(new StopExecutionCommand({ executionArn })).catch(() => {});
  }
}
