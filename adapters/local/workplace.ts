import { hostname } from 'node:os';

const HOST = hostname().replace(/[^A-Za-z0-9.-]/g, '_');

/** The folder of this process, all threads of it, among what is handed to trainers: two of the same run never share one. */
export const WORKPLACE = `${HOST}_${process.pid}`;

/** Whether a folder is ours, or that of a process of this machine which has ended, so that nobody uses it. */
export function isWorkplaceFree(name: string): boolean {
  if (name === WORKPLACE) return true;
  const pid = Number(name.slice(HOST.length + 1));
  if (!name.startsWith(`${HOST}_`) || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
