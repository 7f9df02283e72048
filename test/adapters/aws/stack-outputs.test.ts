import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { findStack } from '../../../adapters/aws/stack-outputs.ts';
import { serviceError, stubClient } from './stub-client.ts';

const failing = (error: Error) =>
  stubClient<CloudFormationClient>(() => {
    throw error;
  });

describe('the name of a stack', () => {
  it.each(['my_stack', '', '1st', 'a b', 'a'.repeat(129)])('cannot be "%s"', async (name) => {
    const { client, calls } = failing(new Error('asked'));
    await expect(findStack(name, client)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message:
        `--stack: "${name}" can be no stack's name. ` +
        "Allowed: 1 to 128 letters, digits and hyphens, a letter first; or the stack's ARN. " +
        'Name the stack as it was deployed.',
    });
    expect(calls).toEqual([]);
  });

  it.each([
    'Upkeep-2',
    'arn:aws:cloudformation:us-east-1:123456789012:stack/Upkeep/51af3dc0-da77-11e4-872e-1234567db123',
  ])('may be %s', async (name) => {
    const { client, calls } = failing(serviceError('Throttling', 400, 'Rate exceeded'));
    await expect(findStack(name, client)).rejects.toThrow(
      'AWS: no answer for now (Throttling: Rate exceeded). Try again in a minute.',
    );
    expect(calls).toEqual([{ operation: 'DescribeStacks', input: { StackName: name } }]);
  });
});
