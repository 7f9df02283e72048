import { Duration } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { REGISTRY_TABLE } from '../core/contracts/deployment.ts';
import { acknowledge } from './acknowledge.ts';
import type { UpkeepSettings } from './settings.ts';

const NO_ACCESS_LOG =
  'Who needs a record of each access turns on CloudTrail data events, which name the caller. A bucket of access logs fills by ' +
  'itself, hours late, so that the stack could never be deleted again; every object here has versions.';

/** Everything that lasts: the bucket of objects, the table of the registry, and the key that encrypts them. */
export class Storage extends Construct {
  readonly key: Key;
  readonly bucket: Bucket;
  readonly table: Table;

  constructor(scope: Construct, id: string, { removalPolicy }: UpkeepSettings) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the data, the registry and the messages of Upkeep.',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.bucket = this.createBucket(removalPolicy);
    this.table = new Table(this, 'Registry', {
      partitionKey: { name: REGISTRY_TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: REGISTRY_TABLE.sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy,
    });
  }

  private createBucket(removalPolicy: UpkeepSettings['removalPolicy']): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
      lifecycleRules: [
        // Nothing current expires: models name the data that they were made of.
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        // But for what the items of a search answered, which is for whoever looks into it.
        { prefix: 'map-runs/', expiration: Duration.days(30) },
        // And what was handed to trainers and back: longer than a run can take, and for who looks into a failure.
        { prefix: 'work/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    // The property, because enableEventBridgeNotification() deploys a function of its own that sets it.
    const resource = bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    acknowledge(bucket, 'AwsSolutions-S1', NO_ACCESS_LOG);
    return bucket;
  }
}
