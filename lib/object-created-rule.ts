import { type IRuleTarget, Match, Rule } from 'aws-cdk-lib/aws-events';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ObjectPrefix } from './grants/grant-objects.ts';

export interface ObjectCreatedRuleProps {
  readonly bucket: Bucket;
  readonly prefixes: readonly ObjectPrefix[];
  readonly description: string;
  readonly target: IRuleTarget;
}

/** Sends each new object of the bucket below the prefixes to the target. */
export function createObjectCreatedRule(scope: Construct, id: string, props: ObjectCreatedRuleProps): Rule {
  const { bucket, prefixes, description, target } = props;
  return new Rule(scope, id, {
    description,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [bucket.bucketName] },
        object: { key: prefixes.flatMap((prefix) => Match.prefix(`${prefix}/`)) },
      },
    },
    targets: [target],
  });
}
