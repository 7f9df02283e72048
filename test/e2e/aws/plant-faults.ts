import { fileURLToPath } from 'node:url';
import { GetFunctionConfigurationCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { BUNDLING } from '../../../lib/bundling.ts';
import { collect } from '../../contracts/collect.ts';
import { functionName, type TestDeployment } from './deployment.ts';
import { eventually } from './eventually.ts';
import { faultKeys } from './fault-keys.ts';

const ENTRY = fileURLToPath(new URL('./faulty-evaluate-path.ts', import.meta.url));

/** Puts the faulty worker in the place of the deployed one. For models without faults it is that one. */
export async function plantFaultyWorker(deployment: TestDeployment): Promise<void> {
  const { lambda } = deployment.clients;
  const { outputFiles } = await build({
    ...BUNDLING,
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    banner: { js: BUNDLING.banner },
    logLevel: 'silent',
  });
  const FunctionName = await functionName(deployment, 'EvaluatePath');
  const ZipFile = zipSync({ 'index.mjs': outputFiles[0]!.contents });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
  await eventually('the faulty worker', async () => {
    const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return found.LastUpdateStatus === 'InProgress' ? undefined : true;
  });
}

/** How often the worker was called for a path of a model. */
export async function nTriesOf({ ports }: TestDeployment, model: string, pathIndex: number): Promise<number> {
  return (await collect(ports.store.list(faultKeys.tries(model, pathIndex)))).length;
}
