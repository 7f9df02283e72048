import { spawnSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { removeWork } from '../../../adapters/local/local-ports.ts';
import { WORKPLACE } from '../../../adapters/local/workplace.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('removes the work of this process and of those that have ended, and leaves that of others', async () => {
  const { root, dispose } = await temporaryFolder();
  try {
    const job = join(root, 'objects', 'work', 'cars', 'run');
    const of = (pid: number) => WORKPLACE.replace(/\d+$/, String(pid));
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    for (const name of [WORKPLACE, of(ended), of(process.ppid), 'elsewhere_1'])
      await mkdir(join(job, name, 'calls'), { recursive: true });
    await removeWork(root, { model: 'cars', job: 'run' });
    expect((await readdir(job)).sort()).toEqual([of(process.ppid), 'elsewhere_1'].sort());
  } finally {
    await dispose();
  }
});
