import { loadConfig } from '../../core/configuration/load-config.ts';
import { keys } from '../../core/contracts/keys.ts';
import { readOptions } from '../../core/data-set/read-options.ts';
import { ConfigurationError } from '../../core/errors.ts';
import { predictionLog } from '../../core/prediction/prediction-log.ts';
import { resolveVersion } from '../../core/registry/resolve-version.ts';
import { predict as predictStep } from '../../core/steps/predict.ts';
import { loadVersion } from '../../core/tuning/champion.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../output/counted.ts';
import { writeFileAtomically } from '../pipeline/copy-files.ts';
import { dataInputName, openDataInput } from '../pipeline/data-input.ts';
import { putLog } from '../pipeline/put-logs.ts';

interface PredictOptions {
  /** What the data set is called. */
  readonly name?: string;
  readonly model: string;
  readonly out: string;
  /** Also puts the log where the deployment's monitor finds it. */
  readonly upload?: boolean;
}

/** `upkeep predict DATA --model NAME`: a log that `upkeep monitor` reads, with the actual values where the data holds them. */
export async function predict(
  data: string,
  { model: reference, out, name, upload = false }: PredictOptions,
  context: Context,
): Promise<number> {
  const { ports, output } = context;
  if (upload && context.place === 'local') throw hasNoDeployment();
  const { model, version } = await resolveVersion(ports.registry, reference);
  const artefact = await loadVersion({ model, version }, ports.store);
  const config = await loadConfig(ports.store, model);
  const { read, predictions, notices } = await predictStep({
    artefact,
    open: openDataInput(data),
    ...readOptions(config.data, dataInputName(data, name)),
  });
  const batch = read.digest.slice(0, 8);
  const nowMs = context.nowMs();
  const log = predictionLog({ artefact, table: read.table, predictions, nowMs, batch, withActuals: true });
  await writeFileAtomically(out, log);
  const keyOf = (name: string) => keys.predictions(model, name);
  const uploadedTo = upload ? await putLog(ports.store, { body: log, file: out, keyOf }) : null;
  for (const notice of notices) output.print(`  ${notice}`);
  for (const { line, reason } of read.quarantined)
    output.print(`  ${data}:${line}: left out, the row ${reason}`);
  output.print(
    `✔ Predict: ${counted(predictions.length, 'row')} with ${model} version ${version}; log ${out}`,
  );
  if (uploadedTo !== null) output.print(`  Uploaded for the monitor as ${uploadedTo}`);
  output.result({
    command: 'predict',
    model,
    version,
    nPredictions: predictions.length,
    nQuarantined: read.quarantined.length,
    notices,
    out,
    uploadedTo,
  });
  return EXIT.ok;
}

function hasNoDeployment(): ConfigurationError {
  return new ConfigurationError({
    where: '--upload',
    found: 'no deployment is named',
    allowed: 'it goes with --stack NAME',
    todo: 'Locally `upkeep monitor LOG` reads the log where it is',
  });
}
