import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Foundation } from '../foundation.ts';
import { grantKey } from './grant-key.ts';

/** Lets a function publish on the topic, whose messages are encrypted. */
export function grantMessages(grantee: IFunction, { notifications, storage }: Foundation): void {
  const { topicArn } = notifications.topic;
  grantee.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] }));
  grantKey(grantee, storage.key, 'readWrite');
}
