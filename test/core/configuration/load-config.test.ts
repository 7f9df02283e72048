import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../core/configuration/default-config.ts';
import { loadConfig } from '../../../core/configuration/load-config.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';

/** A store that holds at most `config/cars.yaml`. */
function storeWith(text: string | undefined): ObjectStore {
  const key = 'config/cars.yaml';
  const info = { key, version: '1', sizeBytes: 1, modifiedAtMs: 0 };
  const store: Partial<ObjectStore> = {
    head: async (asked) => (asked === key && text !== undefined ? info : undefined),
    get: async () => new TextEncoder().encode(text),
  };
  return store as ObjectStore;
}

describe('loadConfig', () => {
  it('reads the stored configuration of the model', async () => {
    const config = await loadConfig(storeWith('model: cars\ndata: { target: mpg }\n'), 'cars');
    expect(config.data.target).toBe('mpg');
  });

  it('takes the defaults where none is stored', async () => {
    expect(await loadConfig(storeWith(undefined), 'cars')).toEqual(defaultConfig('cars'));
  });

  it('refuses the configuration of another model, whose logs this one would be judged by', async () => {
    await expect(loadConfig(storeWith('model: vans\n'), 'cars')).rejects.toThrow(
      'config/cars.yaml: it is the configuration of vans. Allowed: model: cars. Keep it as config/vans.yaml, or change its model.',
    );
  });

  it('names the stored object when it is refused', async () => {
    await expect(loadConfig(storeWith('modl: cars'), 'cars')).rejects.toThrow(
      /^config\/cars\.yaml:1 model: found nothing\./,
    );
  });
});
