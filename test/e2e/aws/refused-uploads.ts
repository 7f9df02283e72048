import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { readModel } from '../../../core/registry/model-document.ts';
import { collect } from '../../contracts/collect.ts';
import { CARS_CONFIG, carsCsv } from '../../core/steps/cars.ts';
import type { TestDeployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { awaitVersion } from './finished-run.ts';
import { IN_ORDER } from './in-order.ts';
import { type SubscribedQueue, subscribeQueue } from './subscribed-queue.ts';

const MODEL = 'refused';

/** What happens to files that are no data sets. */
export function describeRefusedUploads(deployment: () => TestDeployment): void {
  describe('an upload that is refused', () => {
    let queue: SubscribedQueue;
    beforeAll(async () => {
      const { clients, resources, ports } = deployment();
      queue = await subscribeQueue(clients, { ...resources, model: MODEL });
      await ports.store.put(keys.config(MODEL), CARS_CONFIG.replace('model: cars', `model: ${MODEL}`));
      await ports.store.put(keys.raw(MODEL, 'cars.csv'), carsCsv(1970, 1974));
      await awaitVersion(deployment(), MODEL, { version: 1 });
    });
    afterAll(() => queue?.close());

    it(
      'is kept under quarantine/ with its reason, told, and leaves the champion alone',
      IN_ORDER,
      async () => {
        const { store, registry } = deployment().ports;
        const { aliases } = (await readModel(registry, MODEL))!;
        await store.put(keys.raw(MODEL, 'broken.csv'), 'id,mpg\n1,"2');
        const message = await queue.next('the refusal', ({ attributes }) => attributes.state === 'REFUSED');
        expect(message.messageAttributes).toMatchObject({ model: MODEL, kind: 'data', severity: 'warning' });
        const kept = JSON.parse(
          new TextDecoder().decode(await store.get(keys.refusal(keys.raw(MODEL, 'broken.csv')))),
        );
        expect(message.text).toContain(kept.reason);
        expect(kept).toMatchObject({ key: `raw/${MODEL}/broken.csv` });
        expect((await readModel(registry, MODEL))?.aliases).toEqual(aliases);
        const manifests = (await collect(store.list(`clean/${MODEL}/`))).filter(({ key }) =>
          key.endsWith('manifest.json'),
        );
        expect(manifests).toHaveLength(1);
      },
    );

    it('is quarantined too where its key names no model', IN_ORDER, async () => {
      const { store } = deployment().ports;
      await store.put('raw/lost.csv', carsCsv(1970, 1971));
      const reason = await eventually('the reason', async () =>
        (await store.head('quarantine/lost.csv.reason.json')) === undefined
          ? undefined
          : new TextDecoder().decode(await store.get('quarantine/lost.csv.reason.json')),
      );
      expect(reason).toContain('the key names no model');
    });
  });
}
