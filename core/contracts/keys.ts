/** Where everything lives in the bucket (or the local folder). A key is made here and nowhere else. */
export const keys = {
  config: (model: string) => `config/${model}.yaml`,
  raw: (model: string, file: string) => `raw/${model}/${file}`,
  /** A data set that a retuning has made: see `isRetuningFile`. */
  retuning: (model: string, sha256: string) => `raw/${model}/retune-${sha256.slice(0, 16)}.csv`,
  /** Why an uploaded object was refused, also one whose key names no model. */
  refusal: (rawKey: string) => `quarantine/${rawKey.replace(/^raw\//, '')}.reason.json`,
  dataSet: (model: string, datasetId: string, file: DataSetFile) => `clean/${model}/${datasetId}/${file}`,
  /** Recognises an upload that was cleaned before, without reading it. */
  cleanedUpload: (model: string, uploadId: string) => `clean/${model}/uploads/${uploadId}.json`,
  run: (model: string, runId: string, file: RunFile) => `models/${model}/runs/${runId}/${file}`,
  /** Named by its content, so that a plan and its rows never come apart. */
  rows: (model: string, runId: string, rowsSha256: string) =>
    `models/${model}/runs/${runId}/rows-${rowsSha256.slice(0, 16)}.bin`,
  /** Left by a path that a run had no time for. */
  notBegun: (model: string, runId: string, pathHash: string) =>
    `models/${model}/runs/${runId}/not-begun/${pathHash}.json`,
  path: (model: string, pathHash: string) => `models/${model}/paths/${pathHash}.json`,
  modelVersion: (model: string, version: number) => `models/${model}/${version}/model.json`,
  /** What a trainer that was brought along wrote as its model. */
  trainerModel: (model: string, version: number) => `models/${model}/${version}/trainer.model`,
  alias: (model: string, alias: string) => `models/${model}/aliases/${alias}.json`,
  predictions: (model: string, file: string) => `predictions/${model}/${file}`,
  actuals: (model: string, file: string) => `actuals/${model}/${file}`,
  /** What is handed to trainers and back while a job lasts; it may be removed after it. */
  work: (model: string, job: string, file: string) => `work/${model}/${job}/${file}`,
  monitor: (model: string, rest: string) => `monitor/${model}/${rest}`,
} as const;

/** Whether a file of that name was made by a retuning: CSV with commas in UTF-8, whatever the uploads of the model are. */
export function isRetuningFile(name: string): boolean {
  return /(^|\/)retune-[0-9a-f]{16}\.csv$/.test(name);
}

export type DataSetFile =
  | 'table.bin'
  | 'clean.csv'
  | 'clean.parquet'
  | 'recipe.json'
  | 'profile.json'
  | 'ledger.json'
  | 'quarantine.csv'
  | 'manifest.json';

export type RunFile =
  | 'config.json'
  | 'plan.json'
  | 'search-start.json'
  | 'paths.json'
  | 'cv_results.csv'
  | 'timings.csv'
  | 'holdout.csv'
  | 'model.json'
  | 'selection.json'
  | 'run.json'
  | 'report.html';

/** Keys of documents in the registry. */
export const registryKeys = {
  model: (model: string) => `model/${model}`,
  lease: (name: string) => `lease/${name}`,
  run: (model: string, runId: string) => `run/${model}/${runId}`,
  alerts: (model: string) => `alerts/${model}`,
  /** The newest upload that waits for the tune before it to end. */
  waiting: (model: string) => `waiting/${model}`,
  /** When the monitor was last dispatched. */
  tick: (model: string) => `tick/${model}`,
} as const;
