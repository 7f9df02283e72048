import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { awsEnvironment, BOOTSTRAP_ENVIRONMENT } from './aws-environment.ts';
import { endWithin } from './end-within.ts';
import { openGuard } from './open-guard.ts';
import { REPOSITORY } from './repository.ts';

const CDK = join(REPOSITORY, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const QUIET = ['--no-notices', '--no-version-reporting', '--no-color'];
const SYNTH_LIMIT_MS = 120_000;
/** A custom resource that fails leaves the CLI waiting for ever. */
const DEPLOY_LIMIT_MS = 240_000;

export interface CdkOptions {
  readonly endpoint: string;
  /** The folder of cdk.json. @default the repository */
  readonly projectFolder?: string;
  /** @default { synthMs: 120000, deployMs: 240000 } */
  readonly limits?: { readonly synthMs?: number; readonly deployMs?: number };
}

export interface StackOptions {
  /** Also given to the app as context. */
  readonly stackName: string;
  /** Further context of the app: `tickMinutes`, `retainData`. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface Deployment {
  readonly outputs: Readonly<Record<string, string>>;
  readonly synthSeconds: number;
  readonly deploySeconds: number;
}

export interface Cdk {
  bootstrap(): Promise<{ seconds: number }>;
  /** @throws {Error} with the last lines of the command's output when it fails or takes too long */
  deploy(stack: StackOptions): Promise<Deployment>;
  /** From the last synthesis of the stack here, if there was one. */
  destroy(stack: StackOptions): Promise<{ seconds: number }>;
  /** Ends what still runs and removes what the commands left. */
  close(): Promise<void>;
}

/** The real CDK command against an endpoint, with a folder of its own for whatever it writes. */
export async function openCdk({
  endpoint,
  projectFolder = REPOSITORY,
  limits = {},
}: CdkOptions): Promise<Cdk> {
  const { synthMs = SYNTH_LIMIT_MS, deployMs = DEPLOY_LIMIT_MS } = limits;
  const guard = await openGuard();
  const { folder } = guard;
  const synthesised = new Map<string, string>();
  const env = {
    ...awsEnvironment(endpoint),
    HOME: folder,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    npm_config_update_notifier: 'false',
  };

  async function cdk(limitMs: number, cwd: string, args: readonly string[]): Promise<{ seconds: number }> {
    const startedAtMs = performance.now();
    const started = await guard.run({ command: process.execPath, args: [CDK, ...args, ...QUIET], env, cwd });
    const { code, signal } = await endWithin(limitMs, started, guard, `cdk ${args[0]}`);
    if (code === 0) return { seconds: (performance.now() - startedAtMs) / 1000 };
    throw new Error(
      `cdk ${args[0]} ended with ${code ?? signal}. Its last lines:\n${await started.logTail()}`,
    );
  }

  /** A folder for each synthesis: two commands cannot share one. */
  async function synth({ stackName, context = {} }: StackOptions) {
    const output = await mkdtemp(join(folder, 'cdk.out-'));
    const settings = Object.entries({ stackName, ...context });
    const contextArgs = settings.flatMap(([key, value]) => ['--context', `${key}=${value}`]);
    const { seconds } = await cdk(synthMs, projectFolder, [
      'synth',
      '--quiet',
      '--output',
      output,
      ...contextArgs,
    ]);
    synthesised.set(stackName, output);
    return { output, seconds };
  }

  return {
    // From a folder without cdk.json, so that there is nothing to synthesise.
    bootstrap: () => cdk(deployMs, folder, ['bootstrap', BOOTSTRAP_ENVIRONMENT]),
    async deploy(stack) {
      const { output, seconds: synthSeconds } = await synth(stack);
      const outputsFile = join(output, 'outputs.json');
      const args = [
        'deploy',
        '--all',
        '--app',
        output,
        '--require-approval',
        'never',
        '--outputs-file',
        outputsFile,
      ];
      const { seconds: deploySeconds } = await cdk(deployMs, folder, args);
      const written = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<
        string,
        Record<string, string>
      >;
      return { outputs: written[stack.stackName] ?? {}, synthSeconds, deploySeconds };
    },
    async destroy(stack) {
      const output = synthesised.get(stack.stackName) ?? (await synth(stack)).output;
      return cdk(deployMs, folder, ['destroy', '--all', '--force', '--app', output]);
    },
    close: () => guard.close(),
  };
}
