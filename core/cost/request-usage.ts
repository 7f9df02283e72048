import { ASSUMED } from './assumptions.ts';
import { type Invocation, invocationGbSeconds } from './invocation.ts';
import { addRequests, timesRequests } from './requests.ts';
import type { Quantity } from './usage.ts';

const BYTES_A_GB = 2 ** 30;

/** So many invocations a month of one kind. */
export interface Work extends Invocation {
  readonly times: number;
}

export function gigabytes(bytes: number): number {
  return bytes / BYTES_A_GB;
}

/** What functions cost by running: themselves, the requests that they make, and what they leave in logs and traces. */
export function workUsage(works: readonly Work[]): Quantity[] {
  const times = works.reduce((sum, work) => sum + (work.isWithinAnother ? 0 : work.times), 0);
  const compute = works.reduce((sum, work) => sum + work.times * invocationGbSeconds(work), 0);
  const requests = addRequests(...works.map((work) => timesRequests(work.requests, work.times)));
  const { readUnitsPerRead, writeUnitsPerWrite, logBytesPerInvocation, keyRequestsPerInvocation } = ASSUMED;
  return [
    ['Lambda compute', 'lambdaGbSecond', compute],
    ['Lambda requests', 'lambdaRequest', times],
    ...writtenObjects(requests.puts),
    ['S3 writes and lists', 's3PutRequest', requests.lists],
    ['S3 reads', 's3GetRequest', requests.gets + requests.bulkGets],
    ['DynamoDB writes', 'dynamoDbWriteUnit', requests.writes * writeUnitsPerWrite],
    ['DynamoDB reads', 'dynamoDbReadUnit', requests.reads * readUnitsPerRead],
    ['logs', 'logIngestedGb', gigabytes(times * logBytesPerInvocation)],
    ['X-Ray traces', 'xRayTrace', times],
    ['KMS requests', 'kmsRequest', times * keyRequestsPerInvocation],
  ];
}

/** A new object is a request and, since the bucket tells EventBridge of every one, an event. */
export function writtenObjects(count: number): Quantity[] {
  return [
    ['S3 writes and lists', 's3PutRequest', count],
    ['S3 events to EventBridge', 'eventBridgeEvent', count],
  ];
}
