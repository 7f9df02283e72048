import { removeWork } from '../../adapters/local/local-ports.ts';
import { loadConfig } from '../../core/configuration/load-config.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { keys } from '../../core/contracts/keys.ts';
import { readOptions } from '../../core/data-set/read-options.ts';
import { ConfigurationError } from '../../core/errors.ts';
import { predictionLog } from '../../core/prediction/prediction-log.ts';
import { resolveVersion } from '../../core/registry/resolve-version.ts';
import { predictionJob, predict as predictStep } from '../../core/steps/predict.ts';
import { loadVersion } from '../../core/tuning/champion.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { leftOutNotices } from '../output/left-out-notices.ts';
import { writeFileAtomically } from '../pipeline/copy-files.ts';
import { dataInputName, openDataInput } from '../pipeline/data-input.ts';
import { putLog } from '../pipeline/put-logs.ts';
import { configFor } from '../pipeline/upload.ts';

interface PredictOptions {
  /** What the data set is called. */
  readonly name?: string;
  readonly model: string;
  /** How the data set is read. Undefined: by the model's own configuration. */
  readonly config?: string;
  readonly out: string;
  /** Also puts the log where the deployment's monitor finds it. */
  readonly upload?: boolean;
}

/** `upkeep predict DATA --model NAME`: a log that `upkeep monitor` reads, with the actual values where the data holds them. */
export async function predict(
  data: string,
  { model: reference, config: file, out, name, upload = false }: PredictOptions,
  context: Context,
): Promise<number> {
  const { ports, output } = context;
  if (upload && context.place === 'local') throw hasNoDeployment();
  const { model, version } = await resolveVersion(ports.registry, reference);
  const artefact = await loadVersion({ model, version }, ports.store);
  const config = file === undefined ? await loadConfig(ports.store, model) : await configOf(model, file);
  const { read, predictions, probabilities, notices } = await predictStep({
    artefact,
    open: openDataInput(data),
    ports,
    ...readOptions(config.data, dataInputName(data, name)),
  });
  if (context.place === 'local') await removeWork(context.storeRoot, { model, job: predictionJob(read) });
  const batch = read.digest.slice(0, 8);
  const nowMs = context.nowMs();
  const log = predictionLog({
    artefact,
    table: read.table,
    predictions,
    probabilities,
    nowMs,
    batch,
    withActuals: true,
  });
  await writeFileAtomically(out, log);
  const keyOf = (name: string) => keys.predictions(model, name);
  const uploadedTo = upload ? await putLog(ports.store, { body: log, file: out, keyOf }) : null;
  for (const notice of [...notices, ...leftOutNotices(read.quarantined)]) output.print(`  ${notice}`);
  const setAside = read.quarantined.length === 0 ? '' : `, ${read.quarantined.length} left out,`;
  output.print(
    `✔ Predict: ${counted(predictions.length, 'row')}${setAside} with ${model} version ${version}; log ${out}`,
  );
  if (uploadedTo !== null) output.print(`  Uploaded for the monitor as ${uploadedTo}`);
  output.result({
    command: 'predict',
    model,
    version,
    nPredictions: predictions.length,
    nQuarantined: read.quarantined.length,
    quarantined: read.quarantined.map(({ line, reason }) => ({ line, reason })),
    notices,
    out,
    uploadedTo,
  });
  return EXIT.ok;
}

/** A configuration for reading only: what is stored for the model stays as it is. @throws ConfigurationError for another model's */
async function configOf(model: string, file: string): Promise<ModelConfig> {
  const { config } = await configFor(file, file);
  if (config.model === model) return config;
  throw new ConfigurationError({
    where: file,
    found: `it is the configuration of ${config.model}, and ${model} predicts`,
    allowed: `a configuration of ${model}`,
    todo: 'Name another file, or leave --config out to read as the model was trained',
  });
}

function hasNoDeployment(): ConfigurationError {
  return new ConfigurationError({
    where: '--upload',
    found: 'no deployment is named',
    allowed: 'it goes with --stack NAME',
    todo: 'Locally `upkeep monitor LOG` reads the log where it is',
  });
}
