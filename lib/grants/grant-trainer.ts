import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledgeResources } from '../acknowledge.ts';
import type { Storage } from '../storage.ts';
import { grantKey } from './grant-key.ts';
import { grantObjects } from './grant-objects.ts';

/** Lets a step hand files to trainers and take theirs, and invoke those that are configured, exactly. */
export function grantTrainerCalls(step: IFunction, storage: Storage, trainers: readonly string[]): void {
  if (trainers.length === 0) return;
  grantObjects(step, storage, { read: ['work'], write: ['work'], streams: ['work'] });
  step.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...trainers] }));
}

/** Lets a trainer read the rows and models that it is given, and write its models and responses; nothing else of the bucket. */
export function grantTrainer(trainer: IFunction, { bucket, key }: Storage): void {
  const work = bucket.arnForObjects('work/*');
  const models = bucket.arnForObjects('models/*/trainer.model');
  const allow = (action: string, ...resources: string[]) =>
    trainer.addToRolePolicy(new PolicyStatement({ actions: [action], resources }));
  allow('s3:GetObject', work, models);
  allow('s3:PutObject', work);
  grantKey(trainer, key, 'readWrite');
  if (trainer.role === undefined) return;
  const reason = 'Files are named by models, runs and versions, which are not known when the stack is made.';
  acknowledgeResources(trainer.role, [work, models], reason);
}
