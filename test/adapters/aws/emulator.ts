import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** How a client of the AWS SDK reaches the emulator that the global set-up started. */
export function emulatorSettings() {
  return {
    endpoint: inject('awsEndpoint'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}

/** A name that no other test uses, for a bucket, table, topic or queue. */
export function uniqueName(): string {
  return `upkeep-test-${randomUUID()}`;
}
