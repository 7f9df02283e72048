import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fromErrorMessage, isFatal, toErrorMessage } from '../../../adapters/local/error-message.ts';
import { explainFileError } from '../../../cli/explain-file-error.ts';
import * as errors from '../../../core/errors.ts';

/** As another thread hands it on. */
const handedOn = (error: unknown) => fromErrorMessage(structuredClone(toErrorMessage(error)));

const DETAIL = { where: 'a.csv:2', found: 'no number', todo: 'Mend it' };
const CLASSES = Object.values(errors)
  .filter((value) => value.prototype instanceof errors.UpkeepError)
  .map((Class) => Class as typeof errors.ConflictError);

describe('an error that is handed on between threads', () => {
  it.each(CLASSES.map((Class) => [Class.name, Class] as const))('stays a %s', (name, Class) => {
    const error = new Class(DETAIL, { cause: new RangeError('why') });
    const again = handedOn(error) as errors.UpkeepError;
    expect(again).toBeInstanceOf(Class);
    const { message, code, stack, detail } = error;
    expect(again).toMatchObject({ name, message, code, stack, detail });
    expect(again.cause).toMatchObject({ name: 'RangeError', message: 'why' });
    expect(errors.isRefusal(again)).toBe(errors.isRefusal(error));
    expect(isFatal(again)).toBe(isFatal(error));
  });

  it('knows every class', () => {
    expect(CLASSES.length).toBe(6);
  });

  it.each([
    {},
    { path: '/data/out/a', dest: '/data/out/b' },
  ])('is explained by the command where it is of a full disk, %j', (places) => {
    const fields = { code: 'ENOSPC', syscall: 'write', ...places };
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), fields);
    const again = handedOn(error);
    expect(again).toMatchObject({ message: error.message, ...fields });
    const explained = explainFileError(again, { out: '/data/out' });
    expect(explained).toBeInstanceOf(errors.ConfigurationError);
    expect((explained as Error).message).toBe(
      (explainFileError(error, { out: '/data/out' }) as Error).message,
    );
  });

  it('tells of a real failure what Node tells', async () => {
    const error = await writeFile('/nowhere/at/all', '').catch((error: unknown) => error);
    const { code, path, syscall, message } = error as NodeJS.ErrnoException;
    expect(code).toBe('ENOENT');
    expect(handedOn(error)).toMatchObject({ code, path, syscall, message });
  });

  it('may be its own cause, or no error', () => {
    const error = new Error('round');
    error.cause = error;
    expect(handedOn(error)).toMatchObject({ message: 'round', cause: { message: 'round' } });
    expect(handedOn('text')).toMatchObject({ name: 'Error', message: 'text' });
    expect('cause' in handedOn(new Error('alone'))).toBe(false);
  });

  it('keeps fields that are no text to its own thread', () => {
    const error = Object.assign(new Error('odd'), { code: () => 1, path: Buffer.of(1) });
    const again = handedOn(error);
    expect('code' in again || 'path' in again).toBe(false);
  });
});
