import { modelName } from '../contracts/config/model-config.ts';
import { DataRefusedError } from '../errors.ts';

/** The model that a key under `raw/` names, or null. */
export function modelOfRawKey(key: string): string | null {
  const [folder, model, ...rest] = key.split('/');
  const isNamed = folder === 'raw' && rest.join('/') !== '' && modelName.safeParse(model).success;
  return isNamed ? model! : null;
}

/** Splits `raw/<model>/<file>`. @throws DataRefusedError when the key names no model */
export function parseRawKey(key: string): { model: string; file: string } {
  const model = modelOfRawKey(key);
  if (model !== null) return { model, file: key.slice(`raw/${model}/`.length) };
  throw new DataRefusedError({
    where: key,
    found: 'the key names no model',
    allowed: 'raw/<model>/<file>, the model in lower-case letters, digits and hyphens',
    todo: 'Upload the file into the folder of its model',
  });
}
