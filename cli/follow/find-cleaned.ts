import { loadConfig } from '../../core/configuration/load-config.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import { cleanOutput } from '../../core/data-set/clean-output.ts';
import { findCleanedUpload } from '../../core/data-set/cleaned-upload.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';

/** Names an upload: its model and its object under `raw/`. */
export interface UploadRef {
  readonly model: string;
  readonly key: string;
}

/**
 * What CLEAN has made of an upload, or undefined as long as it has not: of the object's version of now and under the
 * configuration of now, since either may be replaced while it is waited for. `reused`: the data set is another upload's.
 * @throws ConfigurationError when the stored configuration was made useless meanwhile
 */
export async function findCleaned(
  { model, key }: UploadRef,
  store: ObjectStore,
): Promise<CleanOutput | undefined> {
  const raw = await store.head(key);
  if (raw === undefined) return undefined;
  const config = await loadConfig(store, model);
  const manifest = await findCleanedUpload(store, { model, raw, config });
  if (manifest === undefined) return undefined;
  const reused = manifest.raw.key !== key || manifest.raw.version !== raw.version;
  return cleanOutput(manifest, { raw, config, reused });
}
