import { carryOutRetune } from '../../core/steps/carry-out-retune.ts';
import { monitor } from '../../core/steps/monitor.ts';
import { monitorOrderOf } from '../runtime/events.ts';
import { log } from '../runtime/log.ts';
import { cleanRequestsOf, metricSinkOf, notifierOf, registryOf, storeOf } from '../runtime/ports.ts';
import { readSettings } from '../runtime/settings.ts';

const settings = readSettings('bucketName', 'tableName', 'topicArn', 'metricNamespace', 'cleanFunctionName');
const ports = {
  store: storeOf(settings),
  registry: registryOf(settings),
  notifier: notifierOf(settings),
  metricSink: metricSinkOf(settings),
  cleanRequests: cleanRequestsOf(settings),
};

/** MONITOR for one model. A repeat of a failed invocation has the same request and time, and so takes up its own lease. */
export async function handler(input: unknown, { awsRequestId }: { awsRequestId: string }): Promise<object> {
  const order = monitorOrderOf(input);
  const { model, nowMs } = order;
  const holder = { host: `request ${awsRequestId}`, pid: 0 };
  const { ingested, evaluated, states, transitions, retune } = await monitor({ ...order, holder }, ports);
  const retuneKey = await carryOutRetune(model, retune, { ports, nowMs });
  const { nObjects, nRecords, nBad } = ingested;
  const windows = evaluated.map(({ window }) => window);
  const alerts = states.map(({ rule, state }) => ({ rule, state }));
  const output = {
    model,
    nObjects,
    nRecords,
    nBad,
    windows,
    alerts,
    nTransitions: transitions.length,
    retuneKey,
  };
  log('Monitor', output);
  return output;
}
