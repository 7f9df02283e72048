import type { ModelConfig } from '../contracts/config/model-config.ts';
import { ASSUMED } from './assumptions.ts';
import { ticksAMonth } from './idle-usage.ts';
import { type MonitorRuns, type MonitorRunsRequest, monitorRuns } from './monitor-runs.ts';
import { gigabytes, type Work, workUsage, writtenObjects } from './request-usage.ts';
import { addRequests, STEP_REQUESTS, timesRequests } from './requests.ts';
import { type UsageLine, usageOf } from './usage.ts';

const NS_PER_MS = 1e6;

export interface ModelRequest extends MonitorRunsRequest {
  readonly monitor: Pick<ModelConfig['monitor'], 'metrics' | 'window'>;
  readonly nModels: number;
  /** A month, of one model. */
  readonly nPredictions: number;
}

/** Custom metrics of all models: each name of each model, for its champion. */
export function modelMetrics({ monitor, nModels }: Pick<ModelRequest, 'monitor' | 'nModels'>): number {
  return nModels * monitor.metrics.length;
}

/** Models in service and watched, in their first month: what is kept of months before is read and stored beside it. */
export function modelUsage(request: ModelRequest): UsageLine[] {
  const { nModels, nPredictions, nLogObjects } = request;
  const { runs, ...rest } = monitorRuns(request);
  const nLogs = nModels * 2 * nLogObjects;
  const tableGb = nModels * gigabytes(ASSUMED.tableBytesPerModel);
  const nMessages = nModels * ASSUMED.alertsPerModel;
  return usageOf('models', [
    ['custom metrics', 'customMetricMonth', modelMetrics(request)],
    ...workUsage([dispatchWork(request, runs), monitorWork(request, { runs, ...rest })]),
    // The logs themselves, whoever writes them.
    ...writtenObjects(nLogs),
    ['S3 storage', 's3StorageGbMonth', nModels * gigabytes(nPredictions * ASSUMED.logBytesPerRecord)],
    ['CloudWatch requests', 'cloudWatchApiRequest', nModels * runs],
    // Sent one by one, received and deleted together.
    ['SQS requests', 'sqsRequest', nLogs * (1 + 2 / ASSUMED.messagesPerReceive)],
    ['DynamoDB storage', 'dynamoDbStorageGbMonth', tableGb],
    ['DynamoDB backups', 'dynamoDbBackupGbMonth', tableGb],
    ['SNS messages', 'snsPublish', nMessages],
    ['e-mails', 'snsEmail', nMessages * ASSUMED.emailSubscribers],
  ]);
}

/** The scheduler's tick looks at each model, and orders the runs. */
function dispatchWork({ nModels, tickMinutes }: ModelRequest, runs: number): Work {
  const { reads, gets } = STEP_REQUESTS.dispatch(1);
  const looks = timesRequests(
    { gets, reads: reads - STEP_REQUESTS.dispatch(0).reads },
    ticksAMonth(tickMinutes),
  );
  const orders = timesRequests(STEP_REQUESTS.order(), runs);
  return {
    of: 'dispatch',
    requests: addRequests(looks, orders),
    cpuMs: 0,
    times: nModels,
    isWithinAnother: true,
  };
}

/** All runs of a month are taken to be alike. */
function monitorWork({ nModels, nPredictions, nLogObjects }: ModelRequest, month: MonitorRuns): Work {
  const { runs, listings, windows, evaluations } = month;
  const nParts = 2 * nLogObjects * ASSUMED.partsPerLogObject;
  const perWindow = 1 / Math.max(1, windows);
  const morePages = Math.max(0, Math.ceil(nParts / ASSUMED.objectsPerListing) - 1);
  const ofAMonth = addRequests(
    timesRequests(STEP_REQUESTS.monitorListing(), listings),
    timesRequests(STEP_REQUESTS.logObject(), 2 * nLogObjects),
    { puts: evaluations, bulkGets: evaluations * nParts * perWindow },
  );
  const requests = addRequests(STEP_REQUESTS.monitor(), timesRequests(ofAMonth, 1 / runs), {
    bulkGets: windows,
    lists: morePages,
  });
  const ingestNs = 2 * nPredictions * ASSUMED.ingestRecordNs;
  const evaluateNs = evaluations * nPredictions * perWindow * ASSUMED.evaluateRecordNs;
  const cpuMs = (ingestNs + evaluateNs) / NS_PER_MS / runs;
  return { of: 'monitor', requests, cpuMs, times: nModels * runs };
}
