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
  | 'raw'
  | 'work';

export interface ObjectAccess {
  readonly read: readonly ObjectPrefix[];
  readonly write: readonly ObjectPrefix[];
  /** Written as streams, which long ones are in parts; also among `write`. @default none */
  readonly streams?: readonly ObjectPrefix[];
  /** Listed; also among `read`. @default none */
  readonly list?: readonly ObjectPrefix[];
  /** Read in the very version that was seen; also among `read`. @default none */
  readonly versions?: readonly ObjectPrefix[];
}

/** Lets a function read, write and list objects below some prefixes, and none elsewhere. */
export function grantObjects(
  grantee: IFunction,
  { bucket, key }: Storage,
  { read, write, streams = [], list = [], versions = [] }: ObjectAccess,
): void {
  const below = (prefix: ObjectPrefix) => bucket.arnForObjects(`${prefix}/*`);
  const allow = (actions: string[], prefixes: readonly ObjectPrefix[]) => {
    const resources = prefixes.map(below);
    if (resources.length > 0) grantee.addToRolePolicy(new PolicyStatement({ actions, resources }));
  };
  allow(['s3:GetObject'], read);
  allow(['s3:GetObjectVersion'], versions);
  allow(['s3:PutObject'], write);
  // Takes back the parts of a stream that failed.
  allow(['s3:AbortMultipartUpload'], streams);
  grantListing(grantee, bucket.bucketArn, { read, list });
  grantKey(grantee, key, write.length > 0 ? 'readWrite' : 'read');
  acknowledgeResources(
    grantee.role!,
    [...new Set([...read, ...write])].map(below),
    'The keys below a prefix name models and runs, which are not known when the stack is made.',
  );
}

function grantListing(
  grantee: IFunction,
  bucketArn: string,
  { read, list }: { read: readonly ObjectPrefix[]; list: readonly ObjectPrefix[] },
): void {
  const below = (prefixes: readonly ObjectPrefix[]) => ({
    's3:prefix': prefixes.map((prefix) => `${prefix}/*`),
  });
  const allow = (action: string, conditions: Record<string, ReturnType<typeof below>>) =>
    grantee.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [bucketArn], conditions }));
  if (list.length > 0) allow('s3:ListBucketVersions', { StringLike: below(list) });
  // Without this one S3 answers a request for a missing key with 403 instead of 404. Such a request carries no prefix, hence
  // "IfExists".
  allow('s3:ListBucket', { StringLikeIfExists: below(read) });
}
