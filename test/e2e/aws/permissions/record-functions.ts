import { randomUUID } from 'node:crypto';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  type LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { eventually } from '../eventually.ts';
import { PROBE_PATH, type RecordingProxy } from './recording-proxy.ts';

/** Answers whether the address of the event answers. */
const PROBE = 'exports.handler = (url) => fetch(url).then(({ ok }) => ok, () => false);';

/** Whether functions of the emulator can reach the proxy: those in a container look for it there. */
export async function isReachable(lambda: LambdaClient, proxy: RecordingProxy): Promise<boolean> {
  const FunctionName = `probe-${randomUUID()}`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Code: { ZipFile: zipSync({ 'index.js': new TextEncoder().encode(PROBE) }) },
      Timeout: 10,
    }),
  );
  await awaitUpdate(lambda, FunctionName);
  const Payload = JSON.stringify(`${proxy.url}${PROBE_PATH}`);
  const { Payload: answer } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  return new TextDecoder().decode(answer) === 'true';
}

/** Lets functions ask the proxy instead of AWS; the URL of a queue names a host too. */
export async function sendThrough(
  proxy: RecordingProxy,
  lambda: LambdaClient,
  FunctionName: string,
): Promise<void> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const entries = Object.entries(Environment!.Variables!).map(([name, value]) => [
    name,
    value.replace(/^https?:\/\/[^/]+/, proxy.url),
  ]);
  const Variables = { ...Object.fromEntries(entries), AWS_ENDPOINT_URL: proxy.url };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await awaitUpdate(lambda, FunctionName);
}

function awaitUpdate(lambda: LambdaClient, FunctionName: string): Promise<true> {
  return eventually(`the function ${FunctionName}`, async () => {
    const { State, LastUpdateStatus } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    return State === 'Pending' || LastUpdateStatus === 'InProgress' ? undefined : true;
  });
}
