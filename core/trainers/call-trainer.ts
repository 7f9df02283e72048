import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import type { Params } from '../contracts/model-artefact.ts';
import {
  TARGET_COLUMN,
  TRAINER_REQUEST_FORMAT,
  type TrainerRequest,
  type TrainerResponse,
  WEIGHT_COLUMN,
} from '../contracts/trainer.ts';
import { contentId } from '../hashing/sha256.ts';
import { checkResponse, readResponse } from './read-response.ts';
import { type TrainerDesk, trainersFor, workKey } from './trainer-desk.ts';

/** What is asked of a trainer; files by their keys. */
export interface TrainerCall {
  readonly action: TrainerRequest['action'];
  readonly trainer: TrainerSpec;
  readonly params: Params;
  readonly classes: readonly string[] | null;
  readonly seed: number;
  /** @default null */
  readonly trainKey?: string | null;
  /** Whether the training rows have weights. @default false */
  readonly isWeighted?: boolean;
  /** @default null */
  readonly testKey?: string | null;
  /** Of a model that is there. @default null */
  readonly modelKey?: string | null;
}

/**
 * Asks a trainer, and checks that what it answers is a response; also answers where a fit has written its model. Whatever an
 * earlier call has left in the same places is emptied first, so that it is not taken for an answer.
 * @throws what `Trainers` throws; DataRefusedError for rubbish, and for what the trainer itself calls an error
 */
export async function callTrainer(
  desk: TrainerDesk,
  call: TrainerCall,
): Promise<{ response: TrainerResponse; modelKey: string | null }> {
  const { store } = desk;
  const {
    action,
    trainer,
    params,
    classes,
    seed,
    trainKey = null,
    testKey = null,
    isWeighted = false,
  } = call;
  const trainers = trainersFor(trainer, desk);
  const asked = { action, name: trainer.name, version: trainer.version, params, classes, seed };
  const folder = `calls/${contentId({ ...asked, trainKey, testKey, modelKey: call.modelKey ?? null })}`;
  const modelKey = action === 'fit' ? workKey(desk, `${folder}/model`) : (call.modelKey ?? null);
  const responseKey = workKey(desk, `${folder}/response.json`);
  await store.put(responseKey, '');
  if (action === 'fit') await store.put(modelKey!, '');
  const placeOf = (key: string | null) => (key === null ? null : trainers.place(key));
  const answered = await trainers.call(trainer, {
    format: TRAINER_REQUEST_FORMAT,
    action,
    trainer: trainer.name,
    task: classes === null ? 'regression' : 'classification',
    classes,
    params,
    seed,
    dataFormat: trainer.data,
    train: placeOf(trainKey),
    test: placeOf(testKey),
    columns: { target: TARGET_COLUMN, weight: isWeighted ? WEIGHT_COLUMN : null },
    model: placeOf(modelKey),
    response: trainers.place(responseKey),
  });
  const response = answered === undefined ? await readResponse(store, responseKey, trainer) : answered;
  return { response: checkResponse(response, trainer), modelKey };
}
