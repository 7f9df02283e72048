import { describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  ConflictError,
  DamagedArtefactError,
  DataRefusedError,
  NotFoundError,
  UnavailableError,
  UpkeepError,
} from '../../core/errors.ts';

const CLASSES = [
  [ConfigurationError, 'ConfigurationError', 'CONFIGURATION'],
  [DataRefusedError, 'DataRefusedError', 'DATA_REFUSED'],
  [NotFoundError, 'NotFoundError', 'NOT_FOUND'],
  [ConflictError, 'ConflictError', 'CONFLICT'],
  [UnavailableError, 'UnavailableError', 'UNAVAILABLE'],
  [DamagedArtefactError, 'DamagedArtefactError', 'DAMAGED_ARTEFACT'],
] as const;

describe('an error of Upkeep', () => {
  it.each(CLASSES)('has a name that no minifier changes, and a stable code: %o', (Class, name, code) => {
    const error = new Class({ where: 'a.csv:1', found: 'found nothing' });
    expect(error.name).toBe(name);
    expect(Object.hasOwn(error, 'name')).toBe(true);
    expect(error.code).toBe(code);
    expect(error).toBeInstanceOf(UpkeepError);
    expect(error).toBeInstanceOf(Error);
  });

  it('says where, what was found, what is allowed and what to do, a sentence each', () => {
    const detail = { where: 'a.csv:1', found: 'found 3', allowed: '1 or 2', todo: 'Did you mean 2?' };
    expect(new DataRefusedError(detail).message).toBe('a.csv:1: found 3. Allowed: 1 or 2. Did you mean 2?');
    expect(new DataRefusedError(detail).detail).toEqual(detail);
  });

  it('leaves out what there is not to say, and doubles no full stop', () => {
    const error = new NotFoundError({
      where: 'models/a',
      found: 'there is no such model.',
      todo: 'Run tune',
    });
    expect(error.message).toBe('models/a: there is no such model. Run tune.');
  });

  it('keeps its cause', () => {
    const cause = new Error('ENOENT');
    expect(new NotFoundError({ where: 'a', found: 'b' }, { cause }).cause).toBe(cause);
  });
});
