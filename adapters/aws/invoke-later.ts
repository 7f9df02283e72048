import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

export interface LambdaFunction {
  readonly client: LambdaClient;
  readonly functionName: string;
}

/** Returns when Lambda has taken the event, which it then delivers at least once. */
export async function invokeLater({ client, functionName }: LambdaFunction, payload: object): Promise<void> {
  await client.send(
    new InvokeCommand({
      FunctionName: functionName,
      InvocationType: 'Event',
      Payload: JSON.stringify(payload),
    }),
  );
}
