import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCommandTrainers } from '../../../adapters/local/command-trainers.ts';
import { createFileObjectStore } from '../../../adapters/local/file-object-store.ts';
import type { TrainerRequest } from '../../../core/contracts/trainer.ts';
import { type Behaviour, describeTrainers } from '../../contracts/trainers.contract.ts';
import { isProcessAlive } from '../../emulator/process-group.ts';
import { trainerSpec } from '../../support/trainer-spec.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SCRIPTS: Record<Behaviour, string> = {
  measures: `
    const fs = require('node:fs');
    const [requestPath, responsePath] = process.argv.slice(1);
    const request = JSON.parse(fs.readFileSync(requestPath, 'utf8'));
    const body = fs.readFileSync(request.test);
    fs.writeFileSync(request.model, body);
    fs.writeFileSync(responsePath, JSON.stringify({ format: 'upkeep-trainer-response/1', predictions: [body.length] }));`,
  fails: `throw new Error('no such parameter')`,
  hangs: `setInterval(() => {}, 1000)`,
};

const commandOf = (script: string) => [process.execPath, '-e', script, '--'];

describeTrainers('commands', async () => {
  const { root, dispose } = await temporaryFolder();
  return {
    trainers: createCommandTrainers({ root }),
    store: createFileObjectStore(root),
    trainerThat: (behaviour) =>
      trainerSpec({ command: commandOf(SCRIPTS[behaviour]), timeoutSeconds: behaviour === 'hangs' ? 1 : 60 }),
    unreachable: trainerSpec({ arn: 'arn:aws:lambda:eu-central-1:123456789012:function:trainer' }),
    dispose,
  };
});

describe('a command as a trainer', () => {
  let root: string;
  let dispose: () => Promise<void>;
  beforeEach(async () => {
    ({ root, dispose } = await temporaryFolder());
    await createFileObjectStore(root).put('work/response.json', '');
  });
  afterEach(() => dispose());

  const request = () => ({ response: join(root, 'work', 'response.json') }) as TrainerRequest;
  const call = (script: string, timeoutSeconds = 20) =>
    createCommandTrainers({ root }).call(
      trainerSpec({ command: commandOf(script), timeoutSeconds }),
      request(),
    );

  it('runs in the folder it is given, without a shell', async () => {
    const script = `require('node:fs').writeFileSync('seen', process.argv.slice(1).join())`;
    const trainers = createCommandTrainers({ root, folder: join(root, 'work') });
    await trainers.call(trainerSpec({ command: [...commandOf(script), '$HOME; *'] }), request());
    const seen = await readFile(join(root, 'work', 'seen'), 'utf8');
    expect(seen).toBe(`$HOME; *,${join(root, 'work', 'request.json')},${request().response}`);
  });

  it('fails with the exit code and the end of what it said, as one line', async () => {
    const script = `process.stderr.write('x'.repeat(5000) + '\\n  no such\\n  file\\n', () => process.exit(3))`;
    const error = await call(script).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(
      /^trainer measuring: it ended with exit code 3; it said: x+ no such file\.$/,
    );
    expect((error as Error).message.length).toBeLessThan(600);
  });

  it.each([
    'SIGTERM',
    'SIGKILL',
    'SIGHUP',
  ])('has no result when %s ends it, which we or others sent', async (signal) => {
    await expect(call(`process.kill(process.pid, '${signal}')`)).rejects.toMatchObject({
      name: 'UnavailableError',
      message: expect.stringContaining(`trainer measuring: it was ended by ${signal}; it said nothing.`),
    });
  });

  it('fails when it crashes by itself', async () => {
    await expect(call(`process.kill(process.pid, 'SIGSEGV')`)).rejects.toMatchObject({
      name: 'DataRefusedError',
      message: 'trainer measuring: it was ended by SIGSEGV; it said nothing.',
    });
  });

  it('takes its own processes along at the timeout, and when it leaves some behind', async () => {
    const begin = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      require('node:fs').writeFileSync(${JSON.stringify(join(root, 'pid'))}, String(pid));`;
    const childPid = async () => Number(await readFile(join(root, 'pid'), 'utf8'));
    await expect(call(`${begin} setInterval(() => {}, 1000)`, 2)).rejects.toThrow('timeoutSeconds');
    await goneSoon(await childPid());
    await expect(call(`${begin} process.exit(0)`)).resolves.toBeUndefined();
    await goneSoon(await childPid());
  });

  it('ends the search where there is no such program', async () => {
    const missing = trainerSpec({ command: ['no-such-program-of-upkeep'] });
    await expect(createCommandTrainers({ root }).call(missing, request())).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('there is no program "no-such-program-of-upkeep"'),
    });
  });
});

async function goneSoon(pid: number): Promise<void> {
  for (let tries = 0; tries < 100 && isProcessAlive(pid); tries++) await sleep(20);
  expect(isProcessAlive(pid)).toBe(false);
}
