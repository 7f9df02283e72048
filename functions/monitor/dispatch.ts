import { type DispatchOutput, dispatch } from '../../core/steps/dispatch.ts';
import { log } from '../runtime/log.ts';
import { logEventsOf, monitorOrdersOf, registryOf, storeOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

/** What one tick takes from the queue; the rest waits for the next. */
const MAX_MESSAGES = 2000;

const settings = readSettings('bucketName', 'tableName', 'logQueueUrl', 'monitorFunctionName');
const ports = { store: storeOf(settings), registry: registryOf(settings) };
const logEvents = logEventsOf(settings);
const order = monitorOrdersOf(settings);

/** One tick of the schedule. Messages are deleted last, so that a tick which fails is repeated whole by the next one. */
export async function handler(): Promise<DispatchOutput> {
  const { keys, acknowledge } = await logEvents.receive(MAX_MESSAGES);
  const output = await dispatch({ logKeys: keys, nowMs: Date.now() }, ports, order);
  log('Dispatch', { nLogKeys: keys.length, ...output });
  if (output.failed.length > 0) throw new Error(output.failed.map(({ reason }) => reason).join('\n'));
  await acknowledge();
  return output;
}
