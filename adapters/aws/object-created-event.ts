import * as z from 'zod/mini';

/** What EventBridge passes on when S3 has stored an object. Its key is the key itself, not URL-encoded as in S3's own events. */
const objectCreatedEvent = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({ object: z.object({ key: z.string().check(z.minLength(1)) }) }),
});

/** The event of an object, as far as anybody here reads it. */
export function objectCreated(key: string): z.output<typeof objectCreatedEvent> {
  return { source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key } } };
}

/** The key of the object that an event tells of. @throws $ZodError for any other event */
export function createdKeyOf(event: unknown): string {
  return objectCreatedEvent.parse(event).detail.object.key;
}

/** The key of the object that a message tells of; `undefined` for any other message. */
export function createdKeyIn(body: string): string | undefined {
  try {
    return createdKeyOf(JSON.parse(body));
  } catch {
    return undefined;
  }
}
