import type { Notification } from '../../core/ports/notifier.ts';

/**
 * A custom notification of Amazon Q Developer in chat applications, which passes nothing else on to Slack or Teams:
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html. Messages of one kind about one model form a thread.
 */
export function chatMessage({ deduplicationId, subject, text, body, attributes }: Notification) {
  const { model, kind, severity, state } = attributes;
  return {
    version: '1.0',
    source: 'custom',
    id: deduplicationId,
    content: {
      textType: 'client-markdown',
      title: subject,
      description: text,
      keywords: [model, kind, severity, ...(state === undefined ? [] : [state])],
    },
    metadata: {
      threadId: `${model}-${kind}`,
      summary: subject,
      eventType: `upkeep-${kind}`,
      relatedResources: [model],
      // Its values are texts, and so is the body here.
      additionalContext: {
        severity,
        ...(state === undefined ? {} : { state }),
        body: JSON.stringify(body),
      },
    },
  } as const;
}
