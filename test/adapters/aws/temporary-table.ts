import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoTable } from '../../../adapters/aws/dynamo-table.ts';
import { REGISTRY_TABLE } from '../../../core/contracts/deployment.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';

const { partitionKey, sortKey } = REGISTRY_TABLE;

/** A new table of the test's own, with the keys that the stack gives it, and what removes it. */
export async function temporaryTable(): Promise<{ table: DynamoTable; dispose: () => Promise<void> }> {
  const client = new DynamoDBClient(emulatorSettings());
  const tableName = uniqueName();
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: partitionKey, AttributeType: 'S' },
        { AttributeName: sortKey, AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
    }),
  );
  const dispose = async () => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
  };
  return { table: { client, tableName }, dispose };
}
