import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Registry } from '../../core/ports/registry.ts';
import { listItems } from './dynamo-listing.ts';
import type { DynamoTable } from './dynamo-table.ts';
import { ATTRIBUTES, decodeItem, encodeItem, itemKey, type NewItem } from './registry-item.ts';

/**
 * An item a document, in a table with the partition key `kind` (a key's part before its first slash) and the sort key `key`.
 * Reads are consistent: who reads after a write sees it. Throttled requests are tried again by the SDK.
 * @throws ConfigurationError for a document that is too large for an item: see `encodeItem`
 */
export function createDynamoRegistry(table: DynamoTable): Registry {
  const { client, tableName: TableName } = table;
  return {
    read: async (key) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: itemKey(key), ConsistentRead: true }),
      );
      return Item && decodeItem(Item);
    },
    write: (key, value, expectedRevision) =>
      compareAndSet(table, {
        key,
        value,
        revision: expectedRevision + 1,
        writeId: randomUUID(),
      }),
    list: (prefix) => listItems(table, prefix),
  };
}

/**
 * The SDK sends a request again whose answer was lost, and then meets its own write. The write's id tells: what stands there
 * is its own, so it has won.
 */
async function compareAndSet({ client, tableName }: DynamoTable, item: NewItem): Promise<boolean> {
  const { revision, writeId } = item;
  const command = new PutItemCommand({
    TableName: tableName,
    Item: encodeItem(item),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ...(revision === 1 ? whereAbsent() : whereRevision(revision - 1)),
  });
  try {
    await client.send(command);
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item?.[ATTRIBUTES.writeId]?.S === writeId;
  }
}

function whereAbsent() {
  return {
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': ATTRIBUTES.key },
  };
}

function whereRevision(revision: number) {
  return {
    ConditionExpression: '#revision = :expected',
    ExpressionAttributeNames: { '#revision': ATTRIBUTES.revision },
    ExpressionAttributeValues: { ':expected': { N: String(revision) } },
  };
}
