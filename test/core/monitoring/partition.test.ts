import { expect, test } from 'vitest';
import { monitorKeys, parsePartKey } from '../../../core/monitoring/monitor-keys.ts';
import {
  bucketOf,
  type PartitionUnit,
  partitionOf,
  partitionSpan,
  partitionUnitOf,
  unplacedPartitionOf,
} from '../../../core/monitoring/partition.ts';

test('names a partition by the UTC day or hour, and the bucket of the id', () => {
  const bucket = bucketOf('car-1');
  const of = (time: string, unit: PartitionUnit) => partitionOf('car-1', Date.parse(time), unit);
  expect(of('1978-01-01T23:59:59.999Z', 'day')).toBe(`1978-01-01/${bucket}`);
  expect(of('1978-01-02T00:00:00Z', 'day')).toBe(`1978-01-02/${bucket}`);
  expect(of('1978-01-01T23:59:59.999Z', 'hour')).toBe(`1978-01-01T23/${bucket}`);
  expect(unplacedPartitionOf('car-1', Date.parse('1978-01-31T23:59Z'))).toBe(`unplaced/1978-01-31/${bucket}`);
});

test.each([
  ['1 hour', 'hour'],
  ['24 hours', 'hour'],
  ['1 day', 'day'],
  ['1 year', 'day'],
])('makes windows of %s of partitions of one %s', (window, unit) => {
  expect(partitionUnitOf(window)).toBe(unit);
});

test.each([
  ['1978-01-01/2', '1978-01-01T00:00Z', '1978-01-02T00:00Z'],
  ['1978-01-01T23/0', '1978-01-01T23:00Z', '1978-01-02T00:00Z'],
  ['unplaced/1978-01-31/3', '1978-01-31T00:00Z', '1978-02-01T00:00Z'],
])('knows when %s begins and ends', (partition, start, end) => {
  expect(partitionSpan(partition)).toEqual({ startMs: Date.parse(start), endMs: Date.parse(end) });
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
  const ofAnHour = { ...name, partition: '1978-01-01T06/2' };
  expect(parsePartKey('m', monitorKeys.part('m', ofAnHour))).toEqual(ofAnHour);
  const unplaced = {
    partition: 'unplaced/1978-01-31/0',
    kind: 'actuals',
    source: 'ffffffffffffffff',
  } as const;
  expect(parsePartKey('m', monitorKeys.part('m', unplaced))).toEqual(unplaced);
  expect(parsePartKey('m', 'monitor/m/parts/1978-01-01/2/notes.txt')).toBeUndefined();
  expect(parsePartKey('m', monitorKeys.part('n', name))).toBeUndefined();
});
