import { describe, expect, it } from 'vitest';
import { readableIn, statementText } from './readable.ts';
import { type Part, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const readable = readableIn(template);
const propertiesOf = (type: string, path: string): Part => resourcesOf(template, type)[path]!.Properties;
const statementsOf = (policy: Part): string[] =>
  policy.Statement.map((statement: Part) => statementText(statement, readable));

describe('the bucket', () => {
  const bucket = propertiesOf('AWS::S3::Bucket', 'Storage/Bucket');

  it('encrypts with the customer key', () => {
    const [{ BucketKeyEnabled, ServerSideEncryptionByDefault: by }] =
      bucket.BucketEncryption.ServerSideEncryptionConfiguration;
    expect([BucketKeyEnabled, by.SSEAlgorithm, readable(by.KMSMasterKeyID)]).toEqual([
      true,
      'aws:kms',
      'Storage/Key',
    ]);
  });

  it('is closed to the public', () => {
    expect(bucket.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  it('keeps versions for 30 days after they were replaced, and deletes current ones of map runs and of what trainers are handed only', () => {
    expect(bucket.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.LifecycleConfiguration.Rules).toEqual([
      {
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
      { Status: 'Enabled', Prefix: 'map-runs/', ExpirationInDays: 30 },
      {
        Status: 'Enabled',
        Prefix: 'work/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
    ]);
  });

  it('tells EventBridge of its objects', () => {
    expect(bucket.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it('refuses requests without TLS, and with an old one', () => {
    const { PolicyDocument } = propertiesOf('AWS::S3::BucketPolicy', 'Storage/Bucket/Policy');
    const everything = 's3:* on Storage/Bucket Storage/Bucket/*';
    expect(statementsOf(PolicyDocument)).toEqual([
      `NOT: * may ${everything} if Bool aws:SecureTransport false`,
      `NOT: * may ${everything} if NumericLessThan s3:TlsVersion 1.2`,
    ]);
  });
});

describe('the table', () => {
  const table = propertiesOf('AWS::DynamoDB::Table', 'Storage/Registry');

  it('is divided by the kind of document', () => {
    expect(table.KeySchema).toEqual([
      { AttributeName: 'kind', KeyType: 'HASH' },
      { AttributeName: 'key', KeyType: 'RANGE' },
    ]);
  });

  it('is paid by request, encrypted, and restorable to any second', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    expect(readable(table.SSESpecification.KMSMasterKeyId)).toBe('Storage/Key');
    expect(table.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
  });
});

describe('the key', () => {
  const key = propertiesOf('AWS::KMS::Key', 'Storage/Key');

  it('is rotated', () => {
    expect(key.EnableKeyRotation).toBe(true);
  });

  it('may be used by alarms of this account, beside whom the account allows', () => {
    expect(statementsOf(key.KeyPolicy)).toEqual([
      'arn:Partition:iam::AccountId:root may kms:* on *',
      'cloudwatch.amazonaws.com may kms:Decrypt, kms:GenerateDataKey on * if StringEquals aws:SourceAccount AccountId',
    ]);
  });
});

describe('the topic', () => {
  it('is encrypted with the same key', () => {
    const { KmsMasterKeyId } = propertiesOf('AWS::SNS::Topic', 'Notifications/Topic');
    expect(readable(KmsMasterKeyId)).toBe('Storage/Key');
  });

  it('takes messages over TLS, and those of alarms of this account', () => {
    const { PolicyDocument } = propertiesOf('AWS::SNS::TopicPolicy', 'Notifications/Topic/Policy');
    expect(statementsOf(PolicyDocument)).toEqual([
      'NOT: * may sns:Publish on Notifications/Topic if Bool aws:SecureTransport false',
      'cloudwatch.amazonaws.com may sns:Publish on Notifications/Topic if StringEquals aws:SourceAccount AccountId',
    ]);
  });
});
