import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine that nobody listens on: the one asked for, the next ones, or any (0). */
export async function freePort(from = 0): Promise<number> {
  const port = await listenOnce(from);
  return port ?? freePort(from + 1);
}

async function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return (server.address() as { port: number }).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  } finally {
    server.close();
  }
}
