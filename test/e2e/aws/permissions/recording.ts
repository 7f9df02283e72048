import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { type DeployedRoles, readDeployedRoles } from './deployed-roles.ts';
import type { Call } from './permission.ts';
import { isReachable, sendThrough } from './record-functions.ts';
import { openRecordingProxy } from './recording-proxy.ts';

export interface Recording {
  readonly roles: DeployedRoles;
  /** What the functions needed so far; nothing where they cannot reach the proxy, and so ask the emulator itself. */
  calls(): Call[] | undefined;
  close(): Promise<void>;
}

export interface RecordingRequest {
  readonly endpoint: string;
  readonly stackName: string;
  readonly cloudFormation: CloudFormationClient;
  readonly lambda: LambdaClient;
}

/** From now on the functions of a stack are recorded. */
export async function startRecording({
  endpoint,
  stackName,
  cloudFormation,
  lambda,
}: RecordingRequest): Promise<Recording> {
  const roles = await readDeployedRoles(cloudFormation, stackName);
  const proxy = await openRecordingProxy(endpoint, roles.place);
  const isRecorded = await isReachable(lambda, proxy);
  if (isRecorded) await Promise.all(roles.functionNames.map((name) => sendThrough(proxy, lambda, name)));
  // Only of an emulator that somebody else has started nothing is known.
  else if (process.env.UPKEEP_E2E_ENDPOINT === undefined)
    throw new Error('The functions cannot reach the recording proxy.');
  return { roles, calls: () => (isRecorded ? proxy.calls() : undefined), close: proxy.close };
}
