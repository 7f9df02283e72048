import { DataRefusedError } from '../../core/errors.ts';
import { findRefusal } from './find-refusal.ts';
import type { Following } from './following.ts';

/** @throws DataRefusedError with the words of the deployment, when it refused what lies under the key now */
export async function throwIfRefused(key: string, { ports }: Pick<Following, 'ports'>): Promise<void> {
  const reason = await findRefusal(key, ports.store);
  if (reason === undefined) return;
  // The text of an error begins with its place.
  const [where, ...rest] = reason.split(': ');
  if (rest.length === 0) throw new DataRefusedError({ where: key, found: reason });
  throw new DataRefusedError({ where: where!, found: rest.join(': ') });
}
