import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { functionTarget, keepFailedInvocations } from './asynchronous.ts';
import { type Foundation, stateMachineArn } from './foundation.ts';
import { grantDocuments } from './grants/grant-documents.ts';
import { grantExecutions } from './grants/grant-executions.ts';
import { grantMessages } from './grants/grant-messages.ts';
import { grantObjects } from './grants/grant-objects.ts';
import { maxUploadBytes } from './max-upload-bytes.ts';
import { createObjectCreatedRule } from './object-created-rule.ts';
import { createFunction } from './upkeep-function.ts';

/** CLEAN: an object under `raw/` becomes a data set, and an execution of TUNE is started. */
export class Cleaning extends Construct {
  readonly clean: IFunction;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const { settings, storage, notifications, deadLetters } = foundation;
    this.clean = createFunction(this, 'Clean', {
      entry: 'clean/clean',
      description: 'CLEAN: makes a data set of an upload, and starts TUNE.',
      memoryMb: settings.cleanMemoryMb,
      timeout: Duration.seconds(900),
      environment: {
        bucketName: storage.bucket.bucketName,
        tableName: storage.table.tableName,
        topicArn: notifications.topic.topicArn,
        stateMachineArn: stateMachineArn(this, settings),
        maxUploadBytes: `${maxUploadBytes(settings.cleanMemoryMb)}`,
      },
      settings,
    });
    grantObjects(this.clean, storage, {
      read: ['raw', 'config', 'clean', 'models'],
      write: ['clean', 'quarantine', 'models'],
      streams: ['clean'],
      versions: ['raw'],
    });
    grantDocuments(this.clean, storage, {
      read: ['model'],
      write: ['run', 'lease', 'waiting', 'alerts'],
    });
    grantMessages(this.clean, foundation);
    grantExecutions(this.clean, foundation);
    keepFailedInvocations(this.clean, deadLetters);
    createObjectCreatedRule(this, 'Uploaded', {
      bucket: storage.bucket,
      prefixes: ['raw'],
      description: 'An upload goes to CLEAN.',
      target: functionTarget(this.clean, deadLetters),
    });
  }
}
