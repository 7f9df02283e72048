import type { CleanOutput } from '../../core/contracts/steps.ts';
import { cleanNotices, describeClean } from '../pipeline/describe-clean.ts';
import { findCleaned, type UploadRef } from './find-cleaned.ts';
import type { Following } from './following.ts';
import { pollUntil } from './poll-until.ts';
import { throwIfRefused } from './refused-upload.ts';

/** Waits until CLEAN has taken up an upload. @throws DataRefusedError when it refused it; TimedOutError */
export async function followClean(upload: UploadRef, following: Following): Promise<CleanOutput> {
  const { ports, output, isRepeat } = following;
  const look = async () => {
    const dataSet = await findCleaned(upload, ports.store);
    if (dataSet === undefined) await throwIfRefused(upload.key, following);
    return dataSet;
  };
  const dataSet = await output.task(
    'Clean',
    async () => {
      const found = await pollUntil(look, following);
      return isRepeat ? { ...found, reused: true } : found;
    },
    describeClean,
  );
  for (const notice of cleanNotices(dataSet)) output.print(`  ${notice}`);
  return dataSet;
}
