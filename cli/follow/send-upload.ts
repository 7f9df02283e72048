import type { Ports } from '../../core/ports/ports.ts';
import { isLeased } from '../../core/registry/lease.ts';
import type { RunRecord } from '../../core/registry/run-record.ts';
import { readWaiting } from '../../core/registry/waiting-tune.ts';
import { objectBody, putUpload, type UploadBody, type Uploaded } from '../pipeline/upload.ts';
import { findCleaned } from './find-cleaned.ts';
import { findRun } from './find-run.ts';

interface SentUpload extends Uploaded {
  /** All that this upload calls for was done before: it was not sent again. */
  readonly isRepeat: boolean;
  /** Where its run stood before it was sent; undefined where it had none. */
  readonly before: RunRecord | undefined;
}

/**
 * Puts a data set and its configuration into a deployment, which takes it up by the event of the writing. The same file is
 * there already and sends none: so unless all was done, or somebody works on it, it is written once more, and whatever was lost
 * or has failed is taken up again. What was done is not done twice.
 */
export async function sendUpload(
  request: UploadBody,
  { ports, nowMs }: { ports: Pick<Ports, 'store' | 'registry'>; nowMs: number },
): Promise<SentUpload> {
  const uploaded = await putUpload(ports.store, request);
  if (uploaded.isNew) return { ...uploaded, isRepeat: false, before: undefined };
  const dataSet = await findCleaned(uploaded, ports.store);
  const before = dataSet === undefined ? undefined : await findRun(dataSet, ports);
  const isRepeat = dataSet !== undefined && (!dataSet.tunable || before?.status === 'finished');
  if (!isRepeat && !(await isInHand(uploaded, before, { ports, nowMs })))
    await ports.store.put(uploaded.key, objectBody(request.body));
  return { ...uploaded, isRepeat, before };
}

/** Whether it is tuned on now, or waits for that: written again it would be the newest upload, and take another's place. */
async function isInHand(
  { model, key }: Uploaded,
  run: RunRecord | undefined,
  { ports: { registry }, nowMs }: { ports: Pick<Ports, 'registry'>; nowMs: number },
): Promise<boolean> {
  if ((await readWaiting({ registry, model }))?.rawKey === key) return true;
  return run?.status === 'running' && (await isLeased({ registry, name: model, nowMs }));
}
