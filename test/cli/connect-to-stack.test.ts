import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectToStack, explainingAwsErrors } from '../../cli/connect-to-stack.ts';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';

const denied = Object.assign(new Error('User is not authorized'), { name: 'AccessDeniedException' });
const failing = (error: Error) => () => Promise.reject(error);

describe('connectToStack', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('asks nothing of an endpoint that is none', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'localhost:4566');
    await expect(connectToStack('Upkeep')).rejects.toThrow(/^AWS_ENDPOINT_URL: "localhost:4566"\. Allowed: /);
  });
});

describe('explainingAwsErrors', () => {
  it('tells what AWS refused in words', async () => {
    const work = explainingAwsErrors('Upkeep', failing(denied));
    await expect(work).rejects.toBeInstanceOf(ConfigurationError);
    await expect(work).rejects.toThrow(/^AWS permissions: denied/);
  });

  it('passes on results, errors of our own, and all errors of local work', async () => {
    const own = new NotFoundError({ where: 'model cars', found: 'none' });
    expect(await explainingAwsErrors('Upkeep', async () => 3)).toBe(3);
    await expect(explainingAwsErrors('Upkeep', failing(own))).rejects.toBe(own);
    await expect(explainingAwsErrors(undefined, failing(denied))).rejects.toBe(denied);
  });
});
