import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledgeResources } from '../acknowledge.ts';
import type { Storage } from '../storage.ts';
import { grantKey } from './grant-key.ts';

/** The first part of the keys in the bucket: `core/contracts/keys.ts` makes them. */
export type ObjectPrefix =
  | 'actuals'
  | 'clean'
  | 'config'
  | 'models'
  | 'monitor'
  | 'predictions'
  | 'quarantine'
  | 'raw';

export interface ObjectAccess {
  /** Read and listed. */
  readonly read: readonly ObjectPrefix[];
  readonly write: readonly ObjectPrefix[];
}

/** Lets a function read, list and write objects below some prefixes, and none elsewhere. */
export function grantObjects(
  grantee: IFunction,
  { bucket, key }: Storage,
  { read, write }: ObjectAccess,
): void {
  const below = (prefix: ObjectPrefix) => bucket.arnForObjects(`${prefix}/*`);
  const allow = (actions: string[], prefixes: readonly ObjectPrefix[]) => {
    const resources = prefixes.map(below);
    grantee.addToRolePolicy(new PolicyStatement({ actions, resources }));
  };
  allow(['s3:GetObject', 's3:GetObjectVersion'], read);
  if (write.length > 0) allow(['s3:PutObject'], write);
  grantListing(grantee, bucket.bucketArn, read);
  grantKey(grantee, key, write.length > 0 ? 'readWrite' : 'read');
  acknowledgeResources(
    grantee.role!,
    [...new Set([...read, ...write])].map(below),
    'The keys below a prefix name models and runs, which are not known when the stack is made.',
  );
}

function grantListing(grantee: IFunction, bucketArn: string, read: readonly ObjectPrefix[]): void {
  const prefixes = { 's3:prefix': read.map((prefix) => `${prefix}/*`) };
  const allow = (action: string, conditions: Record<string, typeof prefixes>) =>
    grantee.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [bucketArn], conditions }));
  allow('s3:ListBucketVersions', { StringLike: prefixes });
  // Without this one S3 answers a request for a missing key with 403 instead of 404. Such a request carries no prefix, hence
  // "IfExists".
  allow('s3:ListBucket', { StringLikeIfExists: prefixes });
}
