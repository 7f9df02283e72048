import { ASSUMED } from './assumptions.ts';
import { DEPLOYMENT, type FunctionName } from './deployment-facts.ts';
import { addRequests, type Requests } from './requests.ts';

/** Where a function has one whole processor; below it has that share of one. Source: AWS Lambda's documentation. */
const ONE_PROCESSOR_MB = 1769;
const MB_A_GB = 1024;

export interface Invocation {
  readonly of: FunctionName;
  readonly requests: Requests;
  /** Of one whole processor. */
  readonly cpuMs: number;
  /** Done inside an invocation that is counted already: no start, no request of its own. @default false */
  readonly isWithinAnother?: boolean;
}

/** What Lambda bills for. */
export function gbSeconds({ memoryMb, seconds }: { memoryMb: number; seconds: number }): number {
  return (memoryMb / MB_A_GB) * seconds;
}

/** How long an invocation takes: its start, its requests one after the other, its work on its share of a processor. */
export function invocationSeconds({ of, requests, cpuMs, isWithinAnother }: Invocation): number {
  const { gets, bulkGets, puts, lists, reads, writes } = addRequests(requests);
  const { s3RequestMs, tableRequestMs, nBulkAtOnce } = ASSUMED;
  const startMs = isWithinAnother ? 0 : ASSUMED.startMs;
  const waitMs =
    s3RequestMs * (gets + bulkGets / nBulkAtOnce + puts + lists) + tableRequestMs * (reads + writes);
  const slowdown = Math.max(1, ONE_PROCESSOR_MB / DEPLOYMENT.memoryMb[of]);
  return (startMs + waitMs + cpuMs * slowdown) / 1000;
}

export function invocationGbSeconds(invocation: Invocation): number {
  return gbSeconds({
    memoryMb: DEPLOYMENT.memoryMb[invocation.of],
    seconds: invocationSeconds(invocation),
  });
}
