import { findRefusal } from '../../core/data-set/quarantine-upload.ts';
import { DataRefusedError } from '../../core/errors.ts';
import type { Following } from './following.ts';

/** @throws DataRefusedError as the deployment raised it, when it refused what lies under the key now */
export async function throwIfRefused(key: string, { ports }: Pick<Following, 'ports'>): Promise<void> {
  const refusal = await findRefusal(ports.store, key);
  if (refusal !== undefined) throw new DataRefusedError(refusal.detail);
}
