import { expect, test } from 'vitest';
import { monitorKeys, parsePartKey } from '../../../core/monitoring/monitor-keys.ts';
import { bucketOf, partitionOf, unplacedPartitionOf } from '../../../core/monitoring/partition.ts';

test('names a partition by the UTC day and the bucket of the id', () => {
  expect(partitionOf('car-1', Date.parse('1978-01-01T23:59:59.999Z'))).toBe(
    `1978-01-01/${bucketOf('car-1')}`,
  );
  expect(partitionOf('car-1', Date.parse('1978-01-02T00:00:00Z'))).toBe(`1978-01-02/${bucketOf('car-1')}`);
  expect(unplacedPartitionOf('car-1')).toBe(`unplaced/${bucketOf('car-1')}`);
});

test('keeps the bucket of an id for ever', () => {
  expect(['1', '2', '3', 'car-1', 'é', ''].map(bucketOf)).toMatchInlineSnapshot(`
    [
      1,
      0,
      0,
      2,
      2,
      2,
    ]
  `);
});

test.each([
  ['short numbers', (index: number) => String(index)],
  ['even numbers', (index: number) => String(index * 2)],
  ['prefixed numbers', (index: number) => `car-${index}`],
])('spreads ids that are %s evenly over 4 buckets', (_, idOf) => {
  const counts = [0, 0, 0, 0];
  for (let index = 0; index < 4_000; index++) counts[bucketOf(idOf(index))]!++;
  // 1000 each; 4 standard deviations of the binomial are 110.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(110);
});

test('reads a part key back, and nothing else', () => {
  const name = { partition: '1978-01-01/2', kind: 'predictions', source: '0123456789abcdef' } as const;
  expect(parsePartKey('m', monitorKeys.part('m', name))).toEqual(name);
  const unplaced = { partition: 'unplaced/0', kind: 'actuals', source: 'ffffffffffffffff' } as const;
  expect(parsePartKey('m', monitorKeys.part('m', unplaced))).toEqual(unplaced);
  expect(parsePartKey('m', 'monitor/m/parts/1978-01-01/2/notes.txt')).toBeUndefined();
  expect(parsePartKey('m', monitorKeys.part('n', name))).toBeUndefined();
});
