import { cleanRequestsOf, notifierOf, registryOf, storeOf } from './ports.ts';
import { readSettings } from './settings.ts';

/** What the ends of TUNE work with. They publish no metric: MONITOR does. */
export function endPortsOf() {
  const settings = readSettings('bucketName', 'tableName', 'topicArn', 'cleanFunctionName');
  return {
    store: storeOf(settings),
    registry: registryOf(settings),
    notifier: notifierOf(settings),
    cleanRequests: cleanRequestsOf(settings),
  };
}
