import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** A request to AWS and the status of its answer. */
export interface AwsRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly status: number;
}

/** The service as the signature names it. @throws {Error} when the request is not signed */
export function serviceOf({ headers }: AwsRequest): string {
  const [, service] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  if (service === undefined) throw new Error('a request that is not signed');
  return service;
}

/** What the faulty worker of the tests asks for besides what the deployed one does. */
export function isPlanted({ headers, path }: Pick<AwsRequest, 'headers' | 'path'>): boolean {
  return callerOf(headers) === 'upkeep-evaluate-path' && /[/=]faults(\/|%2F)/.test(path);
}

/** What a function calls itself: its `AWS_SDK_UA_APP_ID`. */
export function callerOf(headers: IncomingHttpHeaders): string {
  return / app\/(\S+)/.exec(headers['user-agent'] ?? '')?.[1] ?? 'somebody without a name';
}

/** The SDK compresses what is long. */
export function textOf({ body, headers }: AwsRequest): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}
