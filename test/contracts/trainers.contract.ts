import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainerSpec } from '../../core/contracts/config/grids/trainer-grid.ts';
import { TRAINER_RESPONSE_FORMAT, type TrainerRequest } from '../../core/contracts/trainer.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import type { Trainers } from '../../core/ports/trainers.ts';

/** What a trainer of the suite does when it is called. */
export type Behaviour =
  /** Writes a response whose one prediction is the number of bytes of `test`, and the bytes of `test` as its model. */
  | 'measures'
  /** Fails with the words "no such parameter". */
  | 'fails'
  /** Takes longer than it may. */
  | 'hangs';

export interface TrainersAdapter {
  readonly trainers: Trainers;
  /** Where the places of `trainers` lie. */
  readonly store: ObjectStore;
  /** One that hangs may take one second, others longer. */
  readonly trainerThat: (behaviour: Behaviour) => TrainerSpec;
  /** Something that no adapter of this kind can call. */
  readonly unreachable: TrainerSpec;
  readonly dispose: () => Promise<void>;
}

const BODY = 'a,b\n1,2\n';

/** What everything does that calls trainers. */
export function describeTrainers(name: string, makeAdapter: () => Promise<TrainersAdapter>): void {
  describe(`${name} as a caller of trainers`, () => {
    let adapter: TrainersAdapter;
    beforeEach(async () => {
      adapter = await makeAdapter();
    });
    afterEach(() => adapter.dispose());

    const requestOf = (folder: string): TrainerRequest => {
      const place = (file: string) => adapter.trainers.place(`work/cars/run/${folder}/${file}`);
      return {
        format: 'upkeep-trainer-request/1',
        action: 'predict',
        trainer: 'measuring',
        task: 'regression',
        classes: null,
        params: { depth: 3, kind: 'a b', isDeep: true },
        seed: 42,
        dataFormat: 'csv',
        train: null,
        test: place('test.csv'),
        columns: { target: '__target__', weight: null },
        model: place('model'),
        response: place('response.json'),
      };
    };
    const call = async (behaviour: Behaviour, folder = 'calls') => {
      await adapter.store.put(`work/cars/run/${folder}/test.csv`, BODY);
      await adapter.store.put(`work/cars/run/${folder}/response.json`, '');
      return adapter.trainers.call(adapter.trainerThat(behaviour), requestOf(folder));
    };
    const textOf = async (key: string) => new TextDecoder().decode(await adapter.store.get(key));

    it('lets the trainer read and write objects of the store by their places', async () => {
      const answered = await call('measures');
      const response = answered ?? JSON.parse(await textOf('work/cars/run/calls/response.json'));
      expect(response).toEqual({ format: TRAINER_RESPONSE_FORMAT, predictions: [BODY.length] });
      expect(await textOf('work/cars/run/calls/model')).toBe(BODY);
    });

    it('calls several at once', async () => {
      const folders = ['a', 'b', 'c'];
      await Promise.all(folders.map((folder) => call('measures', folder)));
      const models = await Promise.all(folders.map((folder) => textOf(`work/cars/run/${folder}/model`)));
      expect(models).toEqual([BODY, BODY, BODY]);
    });

    it("throws a refusal with the trainer's own words when it fails", async () => {
      await expect(call('fails')).rejects.toMatchObject({
        name: 'DataRefusedError',
        message: expect.stringMatching(/^trainer measuring: .*no such parameter/),
      });
    });

    it('gives up a trainer that takes longer than it may', async () => {
      const startedAt = performance.now();
      await expect(call('hangs')).rejects.toMatchObject({
        name: 'DataRefusedError',
        message: expect.stringMatching(
          /^trainer measuring: it took longer than the 1 s that timeoutSeconds allows/,
        ),
      });
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
    });

    it('refuses a trainer that cannot be called before it is called, and when', async () => {
      const refusal = expect.objectContaining({ name: 'ConfigurationError' });
      expect(() => adapter.trainers.check(adapter.unreachable)).toThrow(refusal);
      expect(() => adapter.trainers.check(adapter.trainerThat('fails'))).not.toThrow();
      await expect(adapter.trainers.call(adapter.unreachable, requestOf('calls'))).rejects.toThrow(refusal);
    });
  });
}
