import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const FOLDERS = ['bin', 'cli', 'core', 'adapters', 'report', 'functions', 'lib'];

/** What of dependency-cruiser's JSON the tests read. */
export interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Runs dependency-cruiser with the given configuration on the source folders below `folder`. */
export function cruise(folder: string, config: string): Cruise {
  const script = `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const args = [script, '--config', config, '--output-type', 'json', ...FOLDERS];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no report: ${stderr}`);
  return JSON.parse(stdout);
}
