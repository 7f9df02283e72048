import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../core/contracts/deployment.ts';
import { acknowledgeResources } from './acknowledge.ts';
import { BUNDLING } from './bundling.ts';
import type { UpkeepSettings } from './settings.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

export interface UpkeepFunctionProps {
  /** The handler's file below `functions/`, without its ending: `clean/clean`. */
  readonly entry: string;
  readonly description: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly environment: Partial<Record<keyof typeof ENVIRONMENT, string>>;
  readonly settings: UpkeepSettings;
}

/**
 * A function of ours: its own role that may only write its own logs and traces until it is granted more, its own log group,
 * and its code in one file made by esbuild, the SDK included: an ES module does not find the runtime's copy.
 */
export function createFunction(scope: Construct, id: string, props: UpkeepFunctionProps): NodejsFunction {
  const { entry, description, memoryMb, timeout, settings } = props;
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const logGroup = new LogGroup(scope, `${id}Logs`, {
    retention: settings.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  acknowledgeResources(role, ['*'], 'X-Ray knows no resources: a trace is written to the account.');
  return new NodejsFunction(scope, id, {
    description,
    entry: `${ROOT}functions/${entry}.ts`,
    depsLockFilePath: `${ROOT}package-lock.json`,
    runtime: Runtime.NODEJS_24_X,
    architecture: settings.architecture,
    memorySize: memoryMb,
    timeout,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    environment: { ...variablesOf(props.environment), AWS_SDK_UA_APP_ID: callerOf(entry) },
    bundling: { ...BUNDLING, format: OutputFormat.ESM, externalModules: [] },
  });
}

/** The SDK puts it into its user agent: CloudTrail, and the test of the roles, tell by it which function has asked. */
function callerOf(entry: string): string {
  return `upkeep-${basename(entry)}`;
}

function variablesOf(environment: UpkeepFunctionProps['environment']): Record<string, string> {
  const entries = Object.entries(environment) as [keyof typeof ENVIRONMENT, string][];
  return Object.fromEntries(entries.map(([name, value]) => [ENVIRONMENT[name], value]));
}
