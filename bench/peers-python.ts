import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(import.meta.dirname, '..', '.cache');

/**
 * The Python of a virtual environment with the peers of one bench, made when it is first asked for, or when the versions change.
 * @param bench the folder in `bench/` that holds `requirements.txt`
 */
export function peersPython(bench: string): string {
  const requirements = join(import.meta.dirname, bench, 'requirements.txt');
  const folder = join(CACHE, `bench-${bench}`);
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  console.log(`Installing ${wanted.trim().replaceAll('\n', ', ')} into a virtual environment of its own …`);
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements], { stdio: 'inherit' });
  writeFileSync(stamp, wanted);
  return python;
}
