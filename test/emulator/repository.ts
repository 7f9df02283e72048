import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The search path with the repository's commands first: its Node, and esbuild. */
export function pathWithRepository(environment: NodeJS.ProcessEnv): string {
  return [join(REPOSITORY, 'node_modules', '.bin'), environment.PATH].filter(Boolean).join(delimiter);
}
