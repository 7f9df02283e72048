import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface DynamoTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}
