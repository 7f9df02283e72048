import type { ModelConfig } from '../contracts/config/model-config.ts';
import { CLEANER_FORMAT } from '../contracts/versions.ts';
import { contentId } from '../hashing/sha256.ts';

/**
 * Names a data set by what decides its content: the bytes of the upload, the `data` and `clean` sections, the cleaner.
 * The same upload twice is one data set; an edited alert re-cleans nothing.
 */
export function datasetIdOf(rawDigest: string, config: ModelConfig): string {
  return contentId({ rawDigest, data: config.data, clean: config.clean, cleaner: CLEANER_FORMAT });
}

/** Names one version of one uploaded object under one configuration, so that a repeat is recognised without reading it. */
export function uploadIdOf(raw: { key: string; version: string }, config: ModelConfig): string {
  return contentId({ ...raw, data: config.data, clean: config.clean, cleaner: CLEANER_FORMAT });
}
