import { carryOutOrder, type OrderOutcome } from '../../core/steps/carry-out-order.ts';
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
  const holder = { host: `request ${awsRequestId}`, pid: 0 };
  const outcome = await carryOutOrder(order, { ports, holder, presentMs: Date.now() });
  const output = { model: order.model, ...(outcome === null ? { isBusy: true } : numbersOf(outcome)) };
  log('Monitor', output);
  return output;
}

function numbersOf({ monitored, retuneKey }: OrderOutcome) {
  const { ingested, evaluated, states, transitions } = monitored;
  const { nObjects, nRecords, nBad } = ingested;
  const windows = evaluated.map(({ window }) => window);
  const alerts = states.map(({ rule, state }) => ({ rule, state }));
  return { nObjects, nRecords, nBad, windows, alerts, nTransitions: transitions.length, retuneKey };
}
