import { describe, expect, it } from 'vitest';
import {
  endedExecutionOf,
  monitorOrderOf,
  objectKeyOf,
  pathRefOf,
  tuneExecutionOf,
} from '../../functions/runtime/events.ts';

const created = (key: string) => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'b' }, object: { key, size: 3, 'version-id': 'v' }, reason: 'PutObject' },
});

describe('events', () => {
  it('give the key as it is, which EventBridge does not encode', () => {
    expect(objectKeyOf(created('raw/cars/a b+c%20d.csv'))).toBe('raw/cars/a b+c%20d.csv');
  });

  it('give no key for the object that stands for a folder', () => {
    expect(objectKeyOf(created('raw/cars/'))).toBeNull();
  });

  it('give an execution, an item of the map, an order', () => {
    expect(tuneExecutionOf({ model: 'cars', runId: 'f00d', attempt: 2, result: {} })).toEqual({
      model: 'cars',
      runId: 'f00d',
      attempt: 2,
    });
    expect(pathRefOf({ model: 'cars', runId: 'f00d', pathIndex: 0 })).toMatchObject({ pathIndex: 0 });
    expect(monitorOrderOf({ model: 'cars', nowMs: 1 })).toEqual({ model: 'cars', nowMs: 1 });
  });

  it.each([
    ['ABORTED', null, 'Execution f00d-1 was aborted.'],
    ['TIMED_OUT', undefined, 'Execution f00d-1 ran out of time.'],
    ['FAILED', 'too much data', 'Execution f00d-1 failed: too much data'],
  ])('say how an execution ended: %s', (status, cause, reason) => {
    const input = JSON.stringify({ model: 'cars', runId: 'f00d', attempt: 1 });
    const event = { detail: { name: 'f00d-1', status, input, cause } };
    expect(endedExecutionOf(event)).toEqual({
      execution: { model: 'cars', runId: 'f00d', attempt: 1 },
      reason,
    });
  });

  it('say nothing of an item of a map, which is an execution too', () => {
    const input = JSON.stringify({ model: 'cars', runId: 'f00d', pathIndex: 1 });
    expect(endedExecutionOf({ detail: { name: 'x', status: 'FAILED', input } })).toBeNull();
  });

  it.each([[{}], [{ detail: {} }], [null]])('that are none are thrown back: %j', (event) => {
    expect(() => objectKeyOf(event)).toThrow();
  });
});
