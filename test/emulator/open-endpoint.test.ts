import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEndpoint } from './open-endpoint.ts';

describe('openEndpoint', () => {
  const variable = 'UPKEEP_E2E_ENDPOINT';
  const stop = vi.fn(async () => {});
  const start = vi.fn(async () => ({ endpoint: 'http://127.0.0.1:9', folder: '/folder', pid: 1, stop }));
  let server: Server;
  let named: string;
  beforeEach(async () => {
    server = createServer((_, response) => response.writeHead(403).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    named = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterEach(() => {
    server.close();
    vi.clearAllMocks();
  });

  it('takes the endpoint that the environment names, and starts and stops nothing', async () => {
    const endpoint = await openEndpoint({ variable, environment: { [variable]: named }, start });
    expect(endpoint).toMatchObject({ url: named, isOwn: false });
    await endpoint.close();
    expect(start).not.toHaveBeenCalled();
    expect((await fetch(named)).status).toBe(403);
  });

  it('refuses a named endpoint that does not answer, instead of starting another', async () => {
    const environment = { [variable]: 'http://127.0.0.1:1' };
    await expect(openEndpoint({ variable, environment, start })).rejects.toThrow(
      'UPKEEP_E2E_ENDPOINT: nothing answers at http://127.0.0.1:1. Start what it names, or unset UPKEEP_E2E_ENDPOINT to have an emulator started.',
    );
    expect(start).not.toHaveBeenCalled();
  });

  it.each([
    {},
    { [variable]: '' },
  ])('starts one of its own when none is named, and stops it: %j', async (environment) => {
    const endpoint = await openEndpoint({ variable, environment, start, port: 4566 });
    expect(endpoint).toMatchObject({ url: 'http://127.0.0.1:9', isOwn: true });
    expect(start).toHaveBeenCalledExactlyOnceWith({ port: 4566 });
    expect(stop).not.toHaveBeenCalled();
    await endpoint.close();
    expect(stop).toHaveBeenCalledOnce();
  });
});
