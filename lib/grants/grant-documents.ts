import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { registryKeys } from '../../core/contracts/keys.ts';
import type { Storage } from '../storage.ts';
import { grantKey } from './grant-key.ts';

export type DocumentKind = keyof typeof registryKeys;

export interface DocumentAccess {
  readonly read: readonly DocumentKind[];
  /** Written and read: a document is written at the revision that was read. */
  readonly write: readonly DocumentKind[];
}

/** Lets a function use documents of some kinds in the registry's table; the kind is the partition key. */
export function grantDocuments(
  grantee: IFunction,
  { table, key }: Storage,
  { read, write }: DocumentAccess,
): void {
  const allow = (actions: string[], kinds: readonly DocumentKind[]) =>
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions,
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': kinds } },
      }),
    );
  allow(['dynamodb:GetItem', 'dynamodb:Query'], [...new Set([...read, ...write])]);
  if (write.length > 0) allow(['dynamodb:PutItem'], write);
  grantKey(grantee, key, write.length > 0 ? 'readWrite' : 'read');
}
