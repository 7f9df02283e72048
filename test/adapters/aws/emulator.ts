import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { awsClientConfig } from '../../emulator/aws-environment.ts';

/** How a client of the AWS SDK reaches the emulator that the global set-up started. */
export function emulatorSettings() {
  return awsClientConfig(inject('awsEndpoint'));
}

/** A name that no other test uses, for a bucket, table, topic or queue. */
export function uniqueName(): string {
  return `upkeep-test-${randomUUID()}`;
}
