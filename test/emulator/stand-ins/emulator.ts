import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

/**
 * Behaves as an emulator does, without Python: listens where it is told, has a child, says what its environment is.
 * Arguments: `hang` to end for nothing less than SIGKILL, the child too; `mute` never to become ready.
 */
const [, , ...habits] = process.argv;
const ignoreSigterm = "process.on('SIGTERM', () => {});";
const stayAlive = 'setInterval(() => {}, 1000);';
const child = spawn(process.execPath, ['-e', (habits.includes('hang') ? ignoreSigterm : '') + stayAlive]);
if (habits.includes('hang')) process.on('SIGTERM', () => {});

createServer((request, response) => {
  const isReady = request.url === '/_ministack/ready';
  response.statusCode = isReady && habits.includes('mute') ? 503 : 200;
  response.end(JSON.stringify({ environment: process.env, childPid: child.pid }));
}).listen(Number(process.env.GATEWAY_PORT), process.env.BIND_HOST);
