import type { LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { createLambdaCleanRequests } from '../../../adapters/aws/lambda-clean-requests.ts';
import { createLambdaMonitorOrders } from '../../../adapters/aws/lambda-monitor-orders.ts';
import { createdKeyOf } from '../../../adapters/aws/object-created-event.ts';
import { type Call, serviceError, stubClient } from './stub-client.ts';

describe('work that is asked of another function', () => {
  it('asks clean with the event of an upload, without waiting for the result', async () => {
    const { client, calls } = stubClient<LambdaClient>(() => ({ StatusCode: 202 }));
    await createLambdaCleanRequests({ client, functionName: 'clean' }).request('raw/cars/a b+c.csv');
    const [{ operation, input }, ...more] = calls as [Call];
    const { Payload, ...request } = input;
    expect([operation, more]).toEqual(['Invoke', []]);
    expect(request).toEqual({ FunctionName: 'clean', InvocationType: 'Event' });
    expect(createdKeyOf(JSON.parse(Payload))).toBe('raw/cars/a b+c.csv');
  });

  it('asks monitor with its order', async () => {
    const { client, calls } = stubClient<LambdaClient>(() => ({ StatusCode: 202 }));
    const order = { model: 'cars', nowMs: 5, logKeys: ['predictions/cars/1'] };
    await createLambdaMonitorOrders({ client, functionName: 'monitor' })(order);
    expect(calls.map(({ input }) => [input.InvocationType, JSON.parse(input.Payload)])).toEqual([
      ['Event', order],
    ]);
  });

  it('throws when the function cannot be asked', async () => {
    const { client } = stubClient<LambdaClient>(() => {
      throw serviceError('ResourceNotFoundException', 404);
    });
    const requests = createLambdaCleanRequests({ client, functionName: 'clean' });
    await expect(requests.request('raw/cars/a.csv')).rejects.toThrow('ResourceNotFoundException');
  });
});
