import { devNull } from 'node:os';
import { pathWithRepository } from './repository.ts';

const REGION = 'us-east-1';
/** The emulators take any; `test` stands for the account 000000000000 in both MiniStack and LocalStack. */
const KEY = 'test';
export const BOOTSTRAP_ENVIRONMENT = `aws://000000000000/${REGION}`;

/** What every client of the SDK takes; the S3 client alone reads `forcePathStyle`. */
export function awsClientConfig(endpoint: string) {
  const credentials = { accessKeyId: KEY, secretAccessKey: KEY };
  return { endpoint, region: REGION, credentials, forcePathStyle: true };
}

/** The settings that a person exports to work with an emulator. */
export function awsSettings(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    // The AWS command line reads this one.
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: KEY,
    AWS_SECRET_ACCESS_KEY: KEY,
  };
}

/** The environment of a child process that works with the emulator: the caller's, without whatever it says about AWS. */
export function awsEnvironment(endpoint: string, environment = process.env): NodeJS.ProcessEnv {
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    ...awsSettings(endpoint),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    PATH: pathWithRepository(environment),
  };
}
