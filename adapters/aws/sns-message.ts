import type { Notification } from '../../core/ports/notifier.ts';
import { chatMessage } from './chat-message.ts';

/** SNS takes 256 KiB with the attributes, which are far below a kB. */
const MAX_BYTES = 256 * 1024 - 2048;
const SHORTENED = '\n\n[Shortened: a message may have 256 KB.]';

/**
 * A message's text for each kind of subscriber: people by e-mail read the text, programs behind a queue or a function get the
 * whole notification as JSON, a chat gets Amazon Q Developer's schema. What is too large loses the end of its text, and its
 * body only if that is too large by itself; both say so.
 */
export function snsMessage(notification: Notification): string {
  const bodyFits = fits({ ...notification, text: SHORTENED });
  return structured(shortened(bodyFits ? notification : withoutBody(notification)));
}

function withoutBody(notification: Notification): Notification {
  const nBytes = Buffer.byteLength(JSON.stringify(notification.body));
  const omitted = `A body of ${nBytes} bytes of JSON is left out: it does not fit into a message.`;
  return { ...notification, body: { omitted }, text: `${omitted}\n\n${notification.text}` };
}

function structured(notification: Notification): string {
  const { deduplicationId, subject, text, body, attributes } = notification;
  const json = JSON.stringify({ deduplicationId, subject, text, body, attributes });
  const chat = JSON.stringify(chatMessage(notification));
  return JSON.stringify({ default: text, email: text, sqs: json, lambda: json, http: chat, https: chat });
}

function fits(notification: Notification): boolean {
  return Buffer.byteLength(structured(notification)) <= MAX_BYTES;
}

/** With as much of its text as fits. How much a character takes depends on its escapes, so the length is searched for. */
function shortened(notification: Notification): Notification {
  if (fits(notification)) return notification;
  const cut = (length: number): Notification => ({
    ...notification,
    text: notification.text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') + SHORTENED,
  });
  let fitting = 0;
  let tooLong = notification.text.length;
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(cut(middle))) fitting = middle;
    else tooLong = middle;
  }
  return cut(fitting);
}
