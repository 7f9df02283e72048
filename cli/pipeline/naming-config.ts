import { keys } from '../../core/contracts/keys.ts';
import { ConfigurationError } from '../../core/errors.ts';
import { DEFAULT_CONFIG_FILE } from './upload.ts';

/**
 * Does work whose refusals name the configuration by its key in the store, and names it as the user does: by its file.
 */
export async function namingConfig<T>(
  { model, config }: { model: string; config: string | undefined },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const key = keys.config(model);
    if (!(error instanceof ConfigurationError) || !error.detail.where.startsWith(key)) throw error;
    const where = `${config ?? DEFAULT_CONFIG_FILE}${error.detail.where.slice(key.length)}`;
    throw new ConfigurationError({ ...error.detail, where }, { cause: error });
  }
}
