import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type AwsRequest, callerOf, isPlanted } from './aws-request.ts';
import type { Call, EncryptedPlace } from './permission.ts';
import { permissionsOf } from './permissions-of.ts';

/** What only asks whether the proxy can be reached. */
export const PROBE_PATH = '/_recording';

export interface RecordingProxy {
  readonly url: string;
  /** Everything that was needed so far, each once. */
  calls(): Call[];
  close(): Promise<void>;
}

/** Hands requests on to an endpoint, unchanged, and notes what AWS would ask the callers' roles for. */
export async function openRecordingProxy(endpoint: string, place: EncryptedPlace): Promise<RecordingProxy> {
  const calls = new Map<string, Call>();
  const agent = new Agent({ keepAlive: true });
  const note = (request: AwsRequest) => {
    if (isPlanted(request)) return;
    for (const call of callsOf(request, place)) calls.set(JSON.stringify(call), call);
  };
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === PROBE_PATH) outgoing.end();
    // The SDK tries again what breaks.
    else handOn({ incoming, outgoing, endpoint, agent, note }).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => [...calls.values()],
    async close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly endpoint: string;
  readonly agent: Agent;
  readonly note: (request: AwsRequest) => void;
}

async function handOn({ incoming, outgoing, endpoint, agent, note }: Exchange): Promise<void> {
  const { method = '', url: path = '', headers } = incoming;
  const body = await buffer(incoming);
  const request = httpRequest(new URL(path, endpoint), { method, headers, agent }).end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const status = answer.statusCode!;
  note({ method, path, headers, body, status });
  outgoing.writeHead(status, answer.headers);
  await pipeline(answer, outgoing);
}

/** What cannot be read is noted as an action that no role allows. */
function callsOf(request: AwsRequest, place: EncryptedPlace): Call[] {
  const caller = callerOf(request.headers);
  try {
    return permissionsOf(request, place).map((permission) => ({ caller, ...permission }));
  } catch (error) {
    return [{ caller, action: 'unknown', resource: (error as Error).message, context: {} }];
  }
}
