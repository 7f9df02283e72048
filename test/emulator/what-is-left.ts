import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { isGroupAlive } from './process-group.ts';

/** Names what is left after the time that a guard may take, when nobody waits for it; nothing is the answer hoped for. */
export async function leftAfter(withinMs: number, { folder, pid }: { folder: string; pid: number }) {
  const left = () => [
    ...(existsSync(folder) ? [folder] : []),
    ...(isGroupAlive(pid) ? [`group ${pid}`] : []),
  ];
  const giveUpAtMs = performance.now() + withinMs;
  while (left().length > 0 && performance.now() < giveUpAtMs) await setTimeout(20);
  return left();
}

/** The folders of guards in a folder for temporary files. */
export async function guardFolders(root: string): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.startsWith('upkeep-guard-'));
}
