import type { CleanOutput } from '../../core/contracts/steps.ts';
import { clean } from '../../core/steps/clean.ts';
import type { Context } from '../context.ts';
import { type UploadRequest, upload } from './upload.ts';

/** Uploads a file into the local store and runs CLEAN on it. */
export async function cleanLocally(request: UploadRequest, context: Context): Promise<CleanOutput> {
  const { key } = await upload(context.ports.store, request);
  return cleanObject(key, context);
}

/** CLEAN on an object that is in the store already. */
export async function cleanObject(key: string, { ports, output }: Context): Promise<CleanOutput> {
  const dataSet = await output.task('Clean', () => clean({ key }, ports), describe);
  for (const notice of dataSet.notices) output.print(`  ${notice}`);
  if (!dataSet.tunable)
    output.print('  No data.target is configured: the data set is cleaned and profiled, not tuned.');
  return dataSet;
}

function describe({ nRows, nQuarantined, nWithoutTarget, datasetId, reused, tunable }: CleanOutput): string {
  const parts = [`${nRows} rows`];
  if (nQuarantined > 0) parts.push(`${nQuarantined} quarantined`);
  if (tunable && nWithoutTarget > 0) parts.push(`${nWithoutTarget} without target`);
  return `Clean: ${parts.join(', ')}; data set ${datasetId}${reused ? ' (cleaned before)' : ''}`;
}
