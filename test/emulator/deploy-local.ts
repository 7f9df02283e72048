import { createOutput } from '../../cli/output/output.ts';
import { awsSettings } from './aws-environment.ts';
import { type Cdk, openCdk } from './cdk.ts';
import { type Endpoint, openEndpoint } from './open-endpoint.ts';

const STACK_NAME = 'Upkeep';
const USUAL_PORT = 4566;
const INTERRUPTED = 130;

const { stdout, stderr } = process;
const interactive = stderr.isTTY && stderr.columns > 0;
const output = createOutput({ json: false, quiet: false }, { stdout, stderr, interactive });
const open: { close(): Promise<void> }[] = [];
const closeAll = () => Promise.all(open.map(({ close }) => close()));

/**
 * `npm run deploy:local`: deploys to the endpoint that AWS_ENDPOINT_URL names; without one to an emulator that it starts,
 * and keeps until Ctrl-C.
 */
async function deployLocal(): Promise<void> {
  const endpoint = await output.task('Starting an emulator of AWS', openAws, describeEndpoint);
  open.push(endpoint);
  const cdk = await openCdk({ endpoint: endpoint.url, projectFolder: process.cwd() });
  open.push(cdk);
  await deploy(cdk);
  await cdk.close();
  output.print('\nIn another terminal:\n');
  for (const [name, value] of Object.entries(awsSettings(endpoint.url)))
    output.print(`    export ${name}=${value}`);
  output.print(
    `    npm run upkeep -- push examples/auto-mpg/cars.csv --config examples/auto-mpg/upkeep.yaml --stack ${STACK_NAME}`,
  );
  if (endpoint.isOwn) output.print('\nThe emulator runs until Ctrl-C.');
}

function openAws(): Promise<Endpoint> {
  return openEndpoint({ variable: 'AWS_ENDPOINT_URL', port: USUAL_PORT });
}

function describeEndpoint({ url, isOwn }: Endpoint): string {
  return isOwn ? `Started an emulator of AWS at ${url}` : `Found AWS_ENDPOINT_URL at ${url}`;
}

async function deploy(cdk: Cdk): Promise<void> {
  await output.task(
    'Bootstrapping',
    cdk.bootstrap,
    ({ seconds }) => `Bootstrapped in ${seconds.toFixed(1)} s`,
  );
  const { outputs } = await output.task(
    `Deploying ${STACK_NAME}`,
    () => cdk.deploy({ stackName: STACK_NAME }),
    ({ synthSeconds, deploySeconds }) =>
      `Deployed ${STACK_NAME} in ${deploySeconds.toFixed(1)} s, after ${synthSeconds.toFixed(1)} s of synthesis`,
  );
  for (const [name, value] of Object.entries(outputs)) output.print(`    ${name} = ${value}`);
}

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    isInterrupted = true;
    await closeAll();
    process.exit(INTERRUPTED);
  });
}

try {
  // An emulator of our own keeps this process alive from here on.
  await deployLocal();
} catch (error) {
  if (!isInterrupted) {
    stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    await closeAll();
  }
}
