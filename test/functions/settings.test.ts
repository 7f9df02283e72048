import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../functions/runtime/settings.ts';

afterEach(() => vi.unstubAllEnvs());

describe('readSettings', () => {
  it('reads what the stack set', () => {
    vi.stubEnv('UPKEEP_BUCKET', 'b');
    vi.stubEnv('UPKEEP_TABLE', 't');
    expect(readSettings('bucketName', 'tableName')).toEqual({ bucketName: 'b', tableName: 't' });
  });

  it('names a variable that is missing', () => {
    vi.stubEnv('UPKEEP_BUCKET', '');
    expect(() => readSettings('bucketName')).toThrow('The environment variable UPKEEP_BUCKET is not set.');
  });
});
