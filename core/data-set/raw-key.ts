import { modelName } from '../contracts/config/model-config.ts';
import { DataRefusedError } from '../errors.ts';

/** Splits `raw/<model>/<file>`. @throws DataRefusedError when the key names no model */
export function parseRawKey(key: string): { model: string; file: string } {
  const [folder, model, ...rest] = key.split('/');
  const file = rest.join('/');
  if (folder === 'raw' && model !== undefined && file !== '' && modelName.safeParse(model).success)
    return { model, file };
  throw new DataRefusedError({
    where: key,
    found: 'the key names no model',
    allowed: 'raw/<model>/<file>, the model in lower-case letters, digits and hyphens',
    todo: 'Upload the file into the folder of its model',
  });
}
