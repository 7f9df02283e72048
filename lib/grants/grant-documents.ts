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
  /** All documents of a kind, one after the other. @default none */
  readonly list?: readonly DocumentKind[];
}

/** Lets a function use documents of some kinds in the registry's table; the kind is the partition key. */
export function grantDocuments(
  grantee: IFunction,
  { table, key }: Storage,
  { read, write, list = [] }: DocumentAccess,
): void {
  const allow = (action: string, kinds: readonly DocumentKind[]) => {
    if (kinds.length === 0) return;
    const conditions = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': kinds } };
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: [action], resources: [table.tableArn], conditions }),
    );
  };
  allow('dynamodb:GetItem', [...new Set([...read, ...write])]);
  allow('dynamodb:PutItem', write);
  allow('dynamodb:Query', list);
  grantKey(grantee, key, write.length > 0 ? 'readWrite' : 'read');
}
