import { executionsOf, notifierOf, registryOf, storeOf } from './ports.ts';
import { readSettings } from './settings.ts';

/** What the ends of TUNE work with. They publish no metric: MONITOR does. */
export function endPortsOf() {
  const settings = readSettings('bucketName', 'tableName', 'topicArn', 'stateMachineArn');
  return {
    store: storeOf(settings),
    registry: registryOf(settings),
    notifier: notifierOf(settings),
    executions: executionsOf(settings),
  };
}
