import * as z from 'zod';

/** What EventBridge passes on when S3 has stored an object. Its key is the key itself, not URL-encoded as in S3's own events. */
export const objectCreatedEvent = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
});

/** The key of the object that a message tells of; `undefined` for any other message. */
export function createdKeyIn(body: string): string | undefined {
  try {
    return objectCreatedEvent.safeParse(JSON.parse(body)).data?.detail.object.key;
  } catch {
    return undefined;
  }
}
