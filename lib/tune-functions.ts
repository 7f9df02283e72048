import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Foundation } from './foundation.ts';
import { type DocumentAccess, grantDocuments } from './grants/grant-documents.ts';
import { grantInvocations } from './grants/grant-invocations.ts';
import { grantMessages } from './grants/grant-messages.ts';
import { grantObjects, type ObjectAccess } from './grants/grant-objects.ts';
import { grantTrainerCalls } from './grants/grant-trainer.ts';
import { createFunction } from './upkeep-function.ts';

/** Enough for the steps that read no rows. */
const NOTIFY_MEMORY_MB = 512;

export interface TuningProps extends Foundation {
  /** CLEAN, which takes up an upload that waited for the end of a run. */
  readonly clean: IFunction;
}

interface StepProps {
  readonly entry: string;
  readonly description: string;
  readonly objects: ObjectAccess;
  readonly documents?: DocumentAccess;
  /** What is done with trainers that were brought along. @default nothing */
  readonly trainers?: 'checked' | 'called';
}

/** A state that works on rows. */
export function createStep(
  scope: Construct,
  id: string,
  { entry, description, objects, documents, trainers, ...foundation }: StepProps & Foundation,
): IFunction {
  const { settings, storage } = foundation;
  const { bucketName } = storage.bucket;
  const step = createFunction(scope, id, {
    entry,
    description,
    memoryMb: settings.tuneMemoryMb,
    timeout: Duration.seconds(900),
    environment: {
      bucketName,
      ...(documents === undefined ? {} : { tableName: storage.table.tableName }),
      ...(trainers === undefined || settings.trainers.length === 0
        ? {}
        : { trainerArns: settings.trainers.join(' ') }),
    },
    settings,
  });
  grantObjects(step, storage, objects);
  if (documents !== undefined) grantDocuments(step, storage, documents);
  if (trainers === 'called') grantTrainerCalls(step, storage, settings.trainers);
  return step;
}

/** One of the ends of an execution: tells what came of it, gives the lease back, lets CLEAN take up an upload that waits. */
export function createEnd(
  scope: Construct,
  id: string,
  { entry, description, objects, clean, ...foundation }: StepProps & TuningProps,
): IFunction {
  const { settings, storage, notifications } = foundation;
  const end = createFunction(scope, id, {
    entry,
    description,
    memoryMb: NOTIFY_MEMORY_MB,
    timeout: Duration.seconds(900),
    environment: {
      bucketName: storage.bucket.bucketName,
      tableName: storage.table.tableName,
      topicArn: notifications.topic.topicArn,
      cleanFunctionName: clean.functionName,
    },
    settings,
  });
  grantObjects(end, storage, objects);
  grantDocuments(end, storage, { read: ['model'], write: ['run', 'lease', 'alerts', 'waiting'] });
  grantMessages(end, foundation);
  grantInvocations(end, clean);
  return end;
}
