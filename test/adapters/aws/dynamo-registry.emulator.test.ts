import { randomBytes, randomUUID } from 'node:crypto';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoRegistry } from '../../../adapters/aws/dynamo-registry.ts';
import type { DynamoTable } from '../../../adapters/aws/dynamo-table.ts';
import { encodeItem } from '../../../adapters/aws/registry-item.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import { collect } from '../../contracts/collect.ts';
import { describeRegistry } from '../../contracts/registry.contract.ts';
import { temporaryTable } from './temporary-table.ts';

describeRegistry('a table', async () => {
  const { table, dispose } = await temporaryTable();
  return { registry: createDynamoRegistry(table), dispose };
});

describe('the registry in a table, over the wire', () => {
  let table: DynamoTable;
  let dispose: () => Promise<void>;
  let registry: Registry;
  beforeEach(async () => {
    ({ table, dispose } = await temporaryTable());
    registry = createDynamoRegistry(table);
  });
  afterEach(() => dispose());

  const itemAt = async (kind: string, key: string) => {
    const command = new GetItemCommand({
      TableName: table.tableName,
      Key: { kind: { S: kind }, key: { S: key } },
    });
    return (await table.client.send(command)).Item;
  };

  it('keeps a document as text that a person can read, under its kind and key', async () => {
    await registry.write('model/cars', { n: 1 }, 0);
    expect(await itemAt('model', 'model/cars')).toEqual({
      kind: { S: 'model' },
      key: { S: 'model/cars' },
      revision: { N: '1' },
      writeId: { S: expect.any(String) },
      json: { S: '{"n":1}' },
    });
  });

  it('compresses a document above 100 kB, and keeps only one of the two forms', async () => {
    const large = { text: 'Zoë 🚗 '.repeat(200_000) };
    await registry.write('model/cars', large, 0);
    expect(Object.keys((await itemAt('model', 'model/cars'))!).sort()).toEqual([
      'gzip',
      'key',
      'kind',
      'revision',
      'writeId',
    ]);
    expect(await registry.read('model/cars')).toEqual({ key: 'model/cars', value: large, revision: 1 });
    await registry.write('model/cars', 'small', 1);
    expect(await itemAt('model', 'model/cars')).toMatchObject({ json: { S: '"small"' } });
    expect(await itemAt('model', 'model/cars')).not.toHaveProperty('gzip');
  });

  it('refuses a document that does not fit even compressed, and leaves the one before', async () => {
    await registry.write('model/cars', 'small', 0);
    const noise = randomBytes(410_000).toString('base64');
    await expect(registry.write('model/cars', noise, 1)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(
        /^registry item "model\/cars": \d+ bytes of JSON, \d+ as a compressed item\. Allowed: at most 409600 bytes/,
      ),
    });
    expect((await registry.read('model/cars'))?.value).toBe('small');
  });

  it('lets through what the service takes, up to less than a kB below its limit', async () => {
    const noise = randomBytes(450_000).toString('base64');
    let fits = 400_000;
    let fitsNot = noise.length;
    while (fitsNot - fits > 100) {
      const middle = Math.floor((fits + fitsNot) / 2);
      if (isEncoded(noise.slice(0, middle))) fits = middle;
      else fitsNot = middle;
    }
    expect(await registry.write('model/cars', noise.slice(0, fits), 0)).toBe(true);
    const { gzip } = (await itemAt('model', 'model/cars'))!;
    expect(gzip!.B!.length).toBeGreaterThan(400 * 1024 - 1024);
  });

  it('has won when the answer to its write is lost and the write is sent again', async () => {
    table.client.middlewareStack.add(
      (next) => async (args) => {
        await next(args);
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'sendTwice' },
    );
    expect(await registry.write('model/cars', 'mine', 0)).toBe(true);
    expect(await registry.write('model/cars', 'mine again', 1)).toBe(true);
    expect(await registry.write('model/cars', 'stale', 1)).toBe(false);
    table.client.middlewareStack.remove('sendTwice');
    expect(await registry.read('model/cars')).toEqual({
      key: 'model/cars',
      value: 'mine again',
      revision: 2,
    });
  });

  it('lists more than one page of a kind, and of everything', async () => {
    const text = 'x'.repeat(90_000);
    const keys = Array.from({ length: 25 }, (_, i) => `run/cars/${String(i).padStart(2, '0')}`);
    await Promise.all(keys.map((key) => registry.write(key, text, 0)));
    expect((await collect(registry.list('run/'))).map(({ key }) => key)).toEqual(keys);
    expect((await collect(registry.list(''))).map(({ key }) => key)).toEqual(keys);
  });

  it('lists by a prefix that is only the beginning of a kind', async () => {
    for (const key of ['lease/cars', 'run/cars', 'runs/cars', 'run']) await registry.write(key, key, 0);
    expect((await collect(registry.list('run'))).map(({ key }) => key)).toEqual([
      'run',
      'run/cars',
      'runs/cars',
    ]);
  });

  it('says which item holds no JSON', async () => {
    await table.client.send(
      new PutItemCommand({
        TableName: table.tableName,
        Item: {
          kind: { S: 'model' },
          key: { S: 'model/cars' },
          revision: { N: '3' },
          json: { S: '{"half":' },
        },
      }),
    );
    await expect(registry.read('model/cars')).rejects.toMatchObject({
      name: 'DamagedArtefactError',
      message: 'registry item "model/cars", revision 3: no JSON. Restore it from a backup of the table.',
    });
  });
});

function isEncoded(value: string): boolean {
  try {
    encodeItem({ key: 'model/cars', value, revision: 1, writeId: randomUUID() });
    return true;
  } catch {
    return false;
  }
}
