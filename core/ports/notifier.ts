import type { JsonValue } from '../contracts/json.ts';

/** A message for people first (`subject`, `text`), for programs second (`body`), with attributes to filter on. */
export interface Notification {
  /** The same for every delivery of the same message. */
  readonly deduplicationId: string;
  readonly subject: string;
  readonly text: string;
  readonly body: JsonValue;
  readonly attributes: {
    readonly model: string;
    readonly kind: 'alert' | 'tune' | 'data';
    readonly severity: 'info' | 'warning' | 'critical';
    readonly state?: string;
  };
}

/** Delivers at least once: SNS, or a folder of messages. */
export interface Notifier {
  notify(notification: Notification): Promise<void>;
}
