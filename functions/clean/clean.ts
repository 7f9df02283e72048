import { takeUpload, type UploadOutcome } from '../../core/steps/take-upload.ts';
import { objectKeyOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { executionsOf, notifierOf, registryOf, storeOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName', 'tableName', 'topicArn', 'stateMachineArn', 'maxUploadBytes');
const ports = {
  store: storeOf(settings),
  registry: registryOf(settings),
  notifier: notifierOf(settings),
  executions: executionsOf(settings),
};

/** An object was created under `raw/`. */
export async function handler(event: unknown): Promise<UploadOutcome | null> {
  const key = objectKeyOf(event);
  if (key === null) return null;
  const outcome = await takeUpload({ key, maxBytes: Number(settings.maxUploadBytes) }, ports, Date.now());
  log('Clean', outcome);
  return outcome;
}
