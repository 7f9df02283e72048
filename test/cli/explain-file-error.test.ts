import { describe, expect, it } from 'vitest';
import { explainFileError } from '../../cli/explain-file-error.ts';
import { ConfigurationError } from '../../core/errors.ts';

const PLACES = { store: '/data/store', out: '/data/out' };
const fileError = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const messageOf = (error: unknown) => {
  const explained = explainFileError(error, PLACES);
  expect(explained).toBeInstanceOf(ConfigurationError);
  return (explained as ConfigurationError).message;
};

describe('explainFileError', () => {
  it.each([
    [
      'EACCES',
      '/data/store/objects/.tmp/1',
      '--store /data/store: permission is denied (EACCES: /data/store/objects/.tmp/1). Change the permissions, or name another folder.',
    ],
    [
      'EROFS',
      '/data/out',
      '--out /data/out: the file system is read-only (EROFS: /data/out). Name a folder on another one.',
    ],
    [
      'ENOSPC',
      undefined,
      '--store /data/store or --out /data/out: no space is left on the device (ENOSPC). Free some space, or name a folder on another one.',
    ],
    [
      'EACCES',
      '/data/other',
      '/data/other: permission is denied (EACCES: /data/other). Change the permissions, or name another folder.',
    ],
  ])('tells %s at %s by the option that named the place', (code, path, message) => {
    expect(messageOf(fileError(code, path === undefined ? {} : { path }))).toBe(message);
  });

  it('blames the option below a folder that cannot be made', () => {
    const error = fileError('EACCES', { path: '/sealed' });
    const explained = explainFileError(error, { store: '/data/store', out: '/sealed/a/b' });
    expect((explained as ConfigurationError).detail.where).toBe('--out /sealed/a/b');
  });

  it('does not take a folder for another one whose name begins alike', () => {
    const error = fileError('EACCES', { path: '/data/store2/a' });
    expect((explainFileError(error, PLACES) as ConfigurationError).detail.where).toBe('/data/store2/a');
  });

  it('passes on what is no trouble with files', () => {
    for (const error of [new Error('a defect'), fileError('ENOENT', { path: '/data/out' }), 'text'])
      expect(explainFileError(error, PLACES)).toBe(error);
  });
});
