import { describe, expect, it } from 'vitest';
import { createdKeyIn, createdKeyOf, objectCreated } from '../../../adapters/aws/object-created-event.ts';

const event = {
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'b' }, object: { key: 'raw/cars/a b+c%20d.csv', size: 3 }, reason: 'PutObject' },
};

describe('the event of an object', () => {
  it('holds the key as it is, whatever else it holds', () => {
    expect(createdKeyOf(event)).toBe('raw/cars/a b+c%20d.csv');
    expect(createdKeyOf(objectCreated('raw/cars/a.csv'))).toBe('raw/cars/a.csv');
    expect(createdKeyIn(JSON.stringify(event))).toBe('raw/cars/a b+c%20d.csv');
  });

  it.each([
    { ...event, source: 'aws.states' },
    { ...event, 'detail-type': 'Object Deleted' },
    { ...event, detail: { object: { key: '' } } },
    { detail: event.detail },
  ])('is no other event: %j', (other) => {
    expect(() => createdKeyOf(other)).toThrow();
    expect(createdKeyIn(JSON.stringify(other))).toBeUndefined();
  });

  it('is in no message that is no JSON', () => {
    expect(createdKeyIn('hello')).toBeUndefined();
  });
});
