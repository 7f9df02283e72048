import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Notifications } from './notifications.ts';
import type { UpkeepSettings } from './settings.ts';
import type { Storage } from './storage.ts';

/** What every capability builds on. */
export interface Foundation {
  readonly settings: UpkeepSettings;
  readonly storage: Storage;
  readonly notifications: Notifications;
  /** Events that could not be delivered, and asynchronous invocations that failed for good. */
  readonly deadLetters: Queue;
}

export function stateMachineName({ name }: UpkeepSettings): string {
  return `${name}-tune`;
}

/**
 * The state machine's ARN, made of its fixed name: functions that it runs start it too, and a reference in both directions
 * could not be deployed.
 */
export function stateMachineArn(scope: Construct, settings: UpkeepSettings): string {
  return arnOf(scope, 'stateMachine', stateMachineName(settings));
}

/** All executions of the state machine, by a wildcard. */
export function executionArns(scope: Construct, settings: UpkeepSettings): string {
  return arnOf(scope, 'execution', `${stateMachineName(settings)}:*`);
}

function arnOf(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource,
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
