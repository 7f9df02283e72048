import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notification, Notifier } from '../../core/ports/notifier.ts';

export interface NotifierAdapter {
  readonly notifier: Notifier;
  /** Everything that arrived, in any order. */
  readonly delivered: () => Promise<Notification[]>;
  readonly dispose: () => Promise<void>;
}

const notification = (overrides: Partial<Notification> = {}): Notification => ({
  deduplicationId: 'f00d',
  subject: 'cars: rmse is too high',
  text: 'rmse was 5.1 in 1978, above 4.5.\nZoë should know – 🚗.',
  body: { window: '1978', value: 5.1, missing: null, list: [1, 'two'] },
  attributes: { model: 'cars', kind: 'alert', severity: 'critical', state: 'ALARM' },
  ...overrides,
});

/** What every notifier does. It delivers at least once, so a repeat may or may not arrive. */
export function describeNotifier(name: string, makeAdapter: () => Promise<NotifierAdapter>): void {
  describe(`${name} as a notifier`, () => {
    let adapter: NotifierAdapter;
    beforeEach(async () => {
      adapter = await makeAdapter();
    });
    afterEach(() => adapter.dispose());

    it('delivers a message whole', async () => {
      await adapter.notifier.notify(notification());
      expect(await adapter.delivered()).toEqual([notification()]);
    });

    it('delivers a message without a state', async () => {
      const attributes = { model: 'cars', kind: 'data', severity: 'info' } as const;
      await adapter.notifier.notify(notification({ attributes }));
      expect(await adapter.delivered()).toEqual([notification({ attributes })]);
    });

    it('delivers different messages', async () => {
      await adapter.notifier.notify(notification({ deduplicationId: 'a' }));
      await adapter.notifier.notify(notification({ deduplicationId: 'b' }));
      const ids = (await adapter.delivered()).map(({ deduplicationId }) => deduplicationId);
      expect(ids.sort()).toEqual(['a', 'b']);
    });

    it('gives every delivery of one message the same id', async () => {
      await Promise.all(Array.from({ length: 5 }, () => adapter.notifier.notify(notification())));
      const ids = new Set((await adapter.delivered()).map(({ deduplicationId }) => deduplicationId));
      expect([...ids]).toEqual(['f00d']);
    });
  });
}
