import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { functionName, type TestDeployment } from '../../test/e2e/aws/deployment.ts';

/** What a function was billed for so far. */
export interface Billed {
  readonly nInvocations: number;
  readonly seconds: number;
  readonly memoryMb: number;
}

interface LogPage {
  readonly events: readonly { readonly message: string }[];
  readonly nextToken?: string;
}

/** Reads the REPORT line that each invocation leaves in the function's log, in the emulator as in AWS. */
export async function readBilled(deployment: TestDeployment, id: string): Promise<Billed> {
  const FunctionName = await functionName(deployment, id);
  const { LoggingConfig, MemorySize } = await deployment.clients.lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  const billedMs: number[] = [];
  let nextToken: string | undefined;
  do {
    const page = await readPage(deployment.endpoint, { logGroupName: LoggingConfig!.LogGroup!, nextToken });
    for (const { message } of page.events) {
      const report = /^REPORT .*Billed Duration: (\d+) ms/.exec(message);
      if (report !== null) billedMs.push(Number(report[1]));
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  const seconds = billedMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  return { nInvocations: billedMs.length, seconds, memoryMb: MemorySize! };
}

/** Without the SDK's client for logs, which nothing else would need. The emulator asks for no signature. */
async function readPage(endpoint: string, request: object): Promise<LogPage> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/logs/aws4_request',
    },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`The log cannot be read: ${response.status} ${await response.text()}`);
  return (await response.json()) as LogPage;
}
