import { describe, expect, it } from 'vitest';
import { snsMessage } from '../../../adapters/aws/sns-message.ts';
import type { Notification } from '../../../core/ports/notifier.ts';

const NOTIFICATION: Notification = {
  deduplicationId: 'f00d',
  subject: 'ALARM cars: rmse',
  text: 'rmse was 5.1 in 1978, above 4.5.\nZoë should know – 🚗.',
  body: { window: '1978', value: 5.1, missing: null },
  attributes: { model: 'cars', kind: 'alert', severity: 'critical', state: 'ALARM' },
};

const MAX_BYTES = 256 * 1024;

function entriesOf(notification: Notification) {
  const message = snsMessage(notification);
  expect(Buffer.byteLength(message)).toBeLessThan(MAX_BYTES - 1000);
  const entries = JSON.parse(message) as Record<string, string>;
  return { nBytes: Buffer.byteLength(message), entries, whole: JSON.parse(entries.sqs!) as Notification };
}

describe('a message for SNS', () => {
  it('is the text for a person', () => {
    const { entries } = entriesOf(NOTIFICATION);
    expect(entries.default).toBe(NOTIFICATION.text);
    expect(entries.email).toBe(NOTIFICATION.text);
  });

  it('is the whole notification as JSON for a program', () => {
    const { entries, whole } = entriesOf(NOTIFICATION);
    expect(whole).toEqual(NOTIFICATION);
    expect(entries.lambda).toBe(entries.sqs);
  });

  it('is a custom notification of Amazon Q Developer for a chat', () => {
    const { entries } = entriesOf(NOTIFICATION);
    expect(entries.http).toBe(entries.https);
    expect(JSON.parse(entries.https!)).toEqual({
      version: '1.0',
      source: 'custom',
      id: 'f00d',
      content: {
        textType: 'client-markdown',
        title: 'ALARM cars: rmse',
        description: NOTIFICATION.text,
        keywords: ['cars', 'alert', 'critical', 'ALARM'],
      },
      metadata: {
        threadId: 'cars-alert',
        summary: 'ALARM cars: rmse',
        eventType: 'upkeep-alert',
        relatedResources: ['cars'],
        additionalContext: {
          severity: 'critical',
          state: 'ALARM',
          body: '{"window":"1978","value":5.1,"missing":null}',
        },
      },
    });
  });

  it('leaves out a state that there is not', () => {
    const attributes = { model: 'cars', kind: 'data', severity: 'info' } as const;
    const { entries, whole } = entriesOf({ ...NOTIFICATION, attributes });
    expect(whole.attributes).toEqual(attributes);
    const chat = JSON.parse(entries.https!);
    expect(chat.content.keywords).toEqual(['cars', 'data', 'info']);
    expect(chat.metadata.additionalContext).not.toHaveProperty('state');
  });

  it.each([
    ['plain', 'x'],
    ['with escapes', '"\n'],
    ['beyond ASCII', '🚗é'],
  ])('shortens a long text, %s, to what fits, and says so', (_, unit) => {
    const { nBytes, entries, whole } = entriesOf({ ...NOTIFICATION, text: unit.repeat(200_000) });
    expect(nBytes).toBeGreaterThan(MAX_BYTES - 3000);
    expect(whole).toMatchObject({ body: NOTIFICATION.body, subject: NOTIFICATION.subject });
    expect(whole.text).toMatch(/\n\n\[Shortened: a message may have 256 KB\.\]$/);
    expect(whole.text.startsWith(unit.repeat(1000))).toBe(true);
    expect(whole.text).not.toMatch(/\p{Surrogate}/u);
    expect(entries.email).toBe(whole.text);
  });

  it('keeps a body whole as long as it fits without its text', () => {
    const body = { rows: 'y'.repeat(50_000) };
    const { whole } = entriesOf({ ...NOTIFICATION, body, text: 'x'.repeat(200_000) });
    expect(whole.body).toEqual(body);
    expect(whole.text).toMatch(/^x+\n\n\[Shortened/);
  });

  it('replaces a body that fits in no message, and says so to programs and people', () => {
    const { entries, whole } = entriesOf({ ...NOTIFICATION, body: { rows: 'y'.repeat(300_000) } });
    const note = 'A body of 300011 bytes of JSON is left out: it does not fit into a message.';
    expect(whole.body).toEqual({ omitted: note });
    expect(entries.email).toBe(`${note}\n\n${NOTIFICATION.text}`);
  });

  it('sends a message whose body and text are both too large', () => {
    const { whole } = entriesOf({ ...NOTIFICATION, body: 'y'.repeat(300_000), text: 'x'.repeat(300_000) });
    expect(whole.text).toMatch(/^A body of 300002 bytes of JSON is left out.*\n\nx+\n\n\[Shortened/);
  });
});
