import { objectsFolder } from '../../adapters/local/local-ports.ts';
import { type SecondThreads, secondThreads } from '../../adapters/local/second-thread.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import { clean } from '../../core/steps/clean.ts';
import type { LocalContext } from '../context.ts';
import { dataInputSize } from './data-input.ts';
import { cleanNotices, describeClean } from './describe-clean.ts';
import { type UploadRequest, upload } from './upload.ts';

/** Uploads a file into the local store and runs CLEAN on it. */
export async function cleanLocally(request: UploadRequest, context: LocalContext): Promise<CleanOutput> {
  const threads = secondThreads(objectsFolder(context.storeRoot), await dataInputSize(request.data));
  try {
    const { key } = await upload(context.ports.store, request);
    return await cleanObject(key, context, threads);
  } finally {
    await threads.close();
  }
}

/** CLEAN on an object that is in the store already. */
export async function cleanObject(
  key: string,
  { ports, output, storeRoot }: LocalContext,
  threads: SecondThreads = secondThreads(objectsFolder(storeRoot)),
): Promise<CleanOutput> {
  const dataSet = await output.task(
    'Clean',
    () => clean({ key }, { ...ports, startSecondThread: threads.start }),
    describeClean,
  );
  for (const notice of cleanNotices(dataSet)) output.print(`  ${notice}`);
  return dataSet;
}
