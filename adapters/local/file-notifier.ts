import type { Notifier } from '../../core/ports/notifier.ts';
import { createFileObjectStore } from './file-object-store.ts';

/** `<deduplicationId>.json`, a file a message. The first delivery of a message stays; a repeat changes nothing. */
export function createFileNotifier(root: string): Notifier {
  const store = createFileObjectStore(root);
  return {
    notify: async (notification) => {
      const body = `${JSON.stringify(notification, null, 2)}\n`;
      await store.putIfAbsent(`${notification.deduplicationId}.json`, body);
    },
  };
}
