import { basename } from 'node:path';
import { loadConfig } from '../../core/configuration/load-config.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import { predictionLog } from '../../core/prediction/prediction-log.ts';
import { resolveVersion } from '../../core/registry/resolve-version.ts';
import { predict as predictStep } from '../../core/steps/predict.ts';
import { loadVersion } from '../../core/tuning/champion.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { writeFileAtomically } from '../pipeline/copy-files.ts';
import { readUserFile } from '../pipeline/upload.ts';

interface PredictOptions {
  readonly model: string;
  readonly out: string;
}

/** `upkeep predict DATA --model NAME`: a log that `upkeep monitor` reads, with the actual values where the data holds them. */
export async function predict(
  data: string,
  { model: reference, out }: PredictOptions,
  context: Context,
): Promise<number> {
  const { ports, output } = context;
  const { model, version } = await resolveVersion(ports.registry, reference);
  const artefact = await loadVersion({ model, version }, ports.store);
  const body = await readUserFile(data, 'the data set');
  const { missing } = (await loadConfig(ports.store, model)).data;
  async function* open() {
    yield body;
  }
  const { read, predictions } = await predictStep({ artefact, name: basename(data), missing, open });
  const batch = sha256(body).slice(0, 8);
  await writeFileAtomically(
    out,
    predictionLog({
      artefact,
      table: read.table,
      predictions,
      nowMs: context.nowMs(),
      batch,
      withActuals: true,
    }),
  );
  for (const { line, reason } of read.quarantined)
    output.print(`  ${data}:${line}: left out, the row ${reason}`);
  output.print(`✔ Predict: ${predictions.length} rows with ${model} version ${version}; log ${out}`);
  output.result({
    command: 'predict',
    model,
    version,
    nPredictions: predictions.length,
    nQuarantined: read.quarantined.length,
    out,
  });
  return EXIT.ok;
}
