import { describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  ConflictError,
  DamagedArtefactError,
  DataRefusedError,
  NotFoundError,
} from '../../core/errors.ts';
import { asResult } from '../../functions/runtime/as-result.ts';

const detail = { where: 'cars', found: 'it is so' };
const fail = (error: Error) =>
  asResult(async () => {
    throw error;
  });

describe('asResult', () => {
  it('answers what was found', async () => {
    expect(await asResult(async () => ({ nPaths: 3 }))).toEqual({ status: 'ok', nPaths: 3 });
  });

  it.each([
    ConfigurationError,
    DataRefusedError,
    NotFoundError,
    DamagedArtefactError,
  ])('makes a result of what another try cannot mend', async (Final) => {
    expect(await fail(new Final(detail))).toEqual({ status: 'failed', reason: 'cars: it is so.' });
  });

  it.each([new ConflictError(detail), new Error('timeout')])('throws what may pass: %s', async (error) => {
    await expect(fail(error)).rejects.toBe(error);
  });
});
