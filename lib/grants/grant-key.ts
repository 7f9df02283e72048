import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

const READ = ['kms:Decrypt', 'kms:DescribeKey'];
const ACTIONS = { read: READ, readWrite: [...READ, 'kms:Encrypt', 'kms:GenerateDataKey'] };

/** Lets a function use the key by name of each action: CDK's own grants say `kms:GenerateDataKey*` and `kms:ReEncrypt*`. */
export function grantKey(grantee: IFunction, key: Key, use: keyof typeof ACTIONS): void {
  grantee.addToRolePolicy(new PolicyStatement({ actions: ACTIONS[use], resources: [key.keyArn] }));
}
