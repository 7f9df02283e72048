import { type AttributeValue, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { RegistryItem } from '../../core/ports/registry.ts';
import type { DynamoTable } from './dynamo-table.ts';
import { ATTRIBUTES, decodeItem, kindOf } from './registry-item.ts';
import { byKey, inUtf16Order } from './utf16-order.ts';

/** Ascending by key. A prefix that names a kind is a query of that kind; any other asks for the whole table. */
export function listItems(table: DynamoTable, prefix: string): AsyncGenerator<RegistryItem> {
  return prefix.includes('/') ? inUtf16Order(query(table, prefix)) : scan(table, prefix);
}

async function* query({ client, tableName }: DynamoTable, prefix: string): AsyncGenerator<RegistryItem> {
  yield* itemsOf((from) =>
    client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#kind = :kind AND begins_with(#key, :prefix)',
        ExpressionAttributeNames: { '#kind': ATTRIBUTES.kind, '#key': ATTRIBUTES.key },
        ExpressionAttributeValues: { ':kind': { S: kindOf(prefix) }, ':prefix': { S: prefix } },
        ...from,
      }),
    ),
  );
}

/** A scan has no order, so everything is read before the first item is given. */
async function* scan({ client, tableName }: DynamoTable, prefix: string): AsyncGenerator<RegistryItem> {
  const pages = itemsOf((from) =>
    client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true, ...from })),
  );
  const found: RegistryItem[] = [];
  for await (const item of pages) if (item.key.startsWith(prefix)) found.push(item);
  yield* found.sort(byKey);
}

type Item = Record<string, AttributeValue>;

interface Page {
  readonly Items?: Item[] | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

async function* itemsOf(pageAt: (from: { ExclusiveStartKey?: Item }) => Promise<Page>) {
  let from: { ExclusiveStartKey?: Item } | undefined = {};
  while (from !== undefined) {
    const { Items = [], LastEvaluatedKey }: Page = await pageAt(from);
    yield* Items.map(decodeItem);
    from = LastEvaluatedKey && { ExclusiveStartKey: LastEvaluatedKey };
  }
}
