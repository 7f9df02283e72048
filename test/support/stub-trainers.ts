import type { FittedModel } from '../../core/contracts/model-artefact.ts';
import { TRAINER_RESPONSE_FORMAT, type TrainerRequest } from '../../core/contracts/trainer.ts';
import type { DesignMatrix } from '../../core/estimators/design-matrix.ts';
import { getEstimator } from '../../core/estimators/estimators.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import type { Trainers } from '../../core/ports/trainers.ts';

export interface StubTrainers extends Trainers {
  readonly requests: TrainerRequest[];
}

/** Trainers whose places are keys; `answer` gives the response, or undefined once it has written one. */
export function stubTrainers(answer: (request: TrainerRequest) => unknown): StubTrainers {
  const requests: TrainerRequest[] = [];
  return {
    requests,
    check: () => {},
    place: (key) => key,
    call: async (_, request) => {
      requests.push(request);
      return answer(request);
    },
  };
}

/** A trainer that fits an estimator of ours to the rows that it is handed, and nothing but those. */
export function trainerOf(estimatorName: string, store: ObjectStore) {
  const estimator = getEstimator(estimatorName);
  const rowsOf = async (key: string, { columns }: TrainerRequest) => {
    const lines = new TextDecoder()
      .decode(await store.get(key))
      .trimEnd()
      .split('\n');
    const [names = [], ...rows] = lines.map((line) => line.split(','));
    const column = (name: string) => Float64Array.from(rows, (row) => Number(row[names.indexOf(name)]));
    const features = names.filter((name) => name !== columns.target && name !== columns.weight);
    const X: DesignMatrix = {
      nSamples: rows.length,
      nFeatures: features.length,
      featureNames: features,
      columns: features.map(column),
      oneHotBlocks: [],
      shiftError: new Float64Array(features.length),
    };
    return { X, y: column(columns.target), names };
  };
  const fitRows = async (request: TrainerRequest) => {
    const { X, y } = await rowsOf(request.train!, request);
    const { classes, params } = request;
    return estimator.fit(X, y, params, { classes });
  };
  return async (request: TrainerRequest): Promise<unknown> => {
    if (request.action === 'fit') {
      await store.put(request.model!, JSON.stringify(await fitRows(request)));
      return { format: TRAINER_RESPONSE_FORMAT };
    }
    const model =
      request.action === 'evaluate'
        ? await fitRows(request)
        : (JSON.parse(new TextDecoder().decode(await store.get(request.model!))) as FittedModel);
    const { X } = await rowsOf(request.test!, request);
    return { format: TRAINER_RESPONSE_FORMAT, predictions: [...estimator.predict(model, X)] };
  };
}
