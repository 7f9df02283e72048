import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import type { FittedModel, Params, TrainedModel } from '../contracts/model-artefact.ts';
import { DamagedArtefactError, DataRefusedError } from '../errors.ts';
import type { DesignMatrix } from '../estimators/design-matrix.ts';
import type { FitOptions, Prediction } from '../estimators/estimator.ts';
import { sha256Stream } from '../hashing/sha256.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { callTrainer } from './call-trainer.ts';
import { putRows } from './put-rows.ts';
import { predictionOf } from './read-response.ts';
import { type TrainerDesk, whereOf } from './trainer-desk.ts';

interface TrainerFit extends FitOptions {
  readonly trainer: TrainerSpec;
  readonly X: DesignMatrix;
  /** `(X.nSamples,)` */
  readonly y: Float64Array;
  /** Without `normalize`. */
  readonly params: Params;
  readonly seed: number;
}

/** Has a trainer fit rows; its model lies among what passes to and fro. @throws DataRefusedError also when it writes none */
export async function fitWithTrainer(desk: TrainerDesk, fit: TrainerFit): Promise<FittedModel> {
  const { trainer, X, y, params, seed, classes = null, sampleWeight = null } = fit;
  const trainKey = await putRows(desk, { X, y, sampleWeight }, trainer.data);
  const isWeighted = sampleWeight !== null;
  const call = { action: 'fit', trainer, params, classes, seed, trainKey, isWeighted } as const;
  const { modelKey: key } = await callTrainer(desk, call);
  const file = await digestOf(desk.store, key!);
  if (file.sizeBytes === 0)
    throw new DataRefusedError({ where: whereOf(trainer), found: 'it wrote no model' });
  return {
    estimator: trainer.name,
    params,
    fitted: {},
    trainer: { spec: trainer, key: key!, ...file, classes, seed },
  };
}

/**
 * Has a trainer predict rows with a model that it has written before.
 * @throws DamagedArtefactError when the model is not as it was written; DataRefusedError as `callTrainer`
 */
export async function predictWithTrainer(
  desk: TrainerDesk,
  { trainer: trained, params }: Pick<FittedModel, 'params'> & { readonly trainer: TrainedModel },
  X: DesignMatrix,
): Promise<Prediction> {
  const { spec: trainer, key: modelKey, classes, seed } = trained;
  if (X.nSamples === 0) return { yPred: new Float64Array(0), probabilities: null };
  await refuseChanged(desk.store, trained);
  const testKey = await putRows(desk, { X }, trainer.data);
  const call = { action: 'predict', trainer, params, classes, seed, testKey, modelKey } as const;
  const { response } = await callTrainer(desk, call);
  return predictionOf(response, { nSamples: X.nSamples, classes, trainer });
}

/** The same model under another key, where nothing removes it. O(bytes) */
export async function keepTrainedModel(
  store: ObjectStore,
  model: FittedModel & { readonly trainer: TrainedModel },
  key: string,
): Promise<FittedModel> {
  await store.put(key, store.open(model.trainer.key));
  const kept = { ...model.trainer, key };
  await refuseChanged(store, kept);
  return { ...model, trainer: kept };
}

async function refuseChanged(store: ObjectStore, { key, sha256 }: TrainedModel): Promise<void> {
  if ((await digestOf(store, key)).sha256 === sha256) return;
  throw new DamagedArtefactError({
    where: key,
    found: 'its bytes are not those that the trainer wrote: their SHA-256 is not the one in model.json',
    todo: 'Put the file back as it was, or tune the model again',
  });
}

async function digestOf(store: ObjectStore, key: string) {
  const hash = sha256Stream();
  let sizeBytes = 0;
  for await (const chunk of store.open(key)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sha256: hash.digest(), sizeBytes };
}
