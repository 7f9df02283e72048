import { type DispatchOutput, dispatch } from '../../core/steps/dispatch.ts';
import { log } from '../runtime/log.ts';
import { cleanRequestsOf, logEventsOf, monitorOrdersOf, registryOf, storeOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings(
  'bucketName',
  'tableName',
  'logQueueUrl',
  'cleanFunctionName',
  'monitorFunctionName',
);
const ports = {
  store: storeOf(settings),
  registry: registryOf(settings),
  logEvents: logEventsOf(settings),
  cleanRequests: cleanRequestsOf(settings),
  order: monitorOrdersOf(settings),
};

/** One tick of the schedule. */
export async function handler(): Promise<DispatchOutput> {
  const output = await dispatch(Date.now(), ports);
  log('Dispatch', output);
  // All is done that could be: this only lets the alarm know.
  if (output.failed.length > 0) throw new Error(output.failed.map(({ reason }) => reason).join('\n'));
  return output;
}
