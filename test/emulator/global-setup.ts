import type { TestProject } from 'vitest/node';
import { UpkeepError } from '../../core/errors.ts';
import { openEndpoint } from './open-endpoint.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests find AWS: an emulator of this run, or what UPKEEP_E2E_ENDPOINT names. */
    awsEndpoint: string;
  }
}

/** Once for the project `emulator`. It fails rather than skips; what it has started by then ends with it. */
export default async function setUp(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const endpoint = await openEndpoint({ variable: 'UPKEEP_E2E_ENDPOINT' }).catch(throwSentence);
  project.provide('awsEndpoint', endpoint.url);
  return endpoint.close;
}

/** What the person who runs the tests has to mend is a sentence, not a place in these files. */
function throwSentence(error: unknown): never {
  if (!(error instanceof UpkeepError)) throw error;
  throw Object.assign(new Error(error.message), { name: error.name, stack: '' });
}
