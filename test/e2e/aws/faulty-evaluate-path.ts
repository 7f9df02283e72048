import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { createS3ObjectStore } from '../../../adapters/aws/s3-object-store.ts';
import { handler as evaluatePath } from '../../../functions/tune/evaluate-path.ts';
import { type Faults, faultKeys } from './fault-keys.ts';

const HOLD_MS = 300;
const client = new S3Client({ forcePathStyle: true });
const store = createS3ObjectStore({ client, bucketName: process.env.UPKEEP_BUCKET! });

/** The function of the deployment, which fails or waits where a test has planted it, and notes that it was called. */
export async function handler(
  input: { model: string; pathIndex: number },
  context: Parameters<typeof evaluatePath>[1],
): Promise<object> {
  const { model, pathIndex } = input;
  await store.put(`${faultKeys.tries(model, pathIndex)}${randomUUID()}`, '');
  let isHeld = false;
  while ((await faultsOf(model)).hold?.includes(pathIndex)) {
    isHeld = true;
    await setTimeout(HOLD_MS);
  }
  // A stopped execution does not stop its functions: one that was let go would do the work that is counted afterwards.
  if (isHeld) throw new Error(`planted: path ${pathIndex} was held`);
  let nTries = 0;
  for await (const _ of store.list(faultKeys.tries(model, pathIndex))) nTries++;
  const nFailures = (await faultsOf(model)).failures?.[pathIndex] ?? 0;
  if (nTries <= nFailures) throw new Error(`planted: try ${nTries} of path ${pathIndex}`);
  return evaluatePath(input, context);
}

async function faultsOf(model: string): Promise<Faults> {
  const key = faultKeys.faults(model);
  if ((await store.head(key)) === undefined) return {};
  return JSON.parse(new TextDecoder().decode(await store.get(key))) as Faults;
}
