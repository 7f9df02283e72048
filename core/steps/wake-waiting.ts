import type { CleanRequests } from '../ports/clean-requests.ts';
import type { Ports } from '../ports/ports.ts';
import { readWaiting } from '../registry/waiting-tune.ts';

interface WakePorts extends Pick<Ports, 'registry'> {
  readonly cleanRequests: CleanRequests;
}

/**
 * Lets CLEAN take up the upload that waits for a model, if one does. Whether the model is free is CLEAN's to find out: it asks
 * Step Functions of an execution whose end nobody told. The note stays until the run begins, so that a request which gets lost,
 * or comes too early, is made again at the next tick. Answers whether it was asked for.
 */
export async function wakeWaiting(model: string, { registry, cleanRequests }: WakePorts): Promise<boolean> {
  const waiting = await readWaiting({ registry, model });
  if (waiting === null) return false;
  await cleanRequests.request(waiting.rawKey);
  return true;
}
