import { modelName } from '../../core/contracts/config/model-config.ts';
import type { ObjectInfo } from '../../core/ports/object-store.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { listModels } from '../../core/registry/model-document.ts';

const CONFIG_SUFFIX = '.yaml';

/**
 * Every model of which anything is known (versions, a configuration or an upload), ascending by name, with its newest
 * upload. O(uploads)
 */
export async function findModels({
  store,
  registry,
}: Pick<Ports, 'store' | 'registry'>): Promise<{ model: string; upload: ObjectInfo | null }[]> {
  const uploads = new Map<string, ObjectInfo>();
  for await (const info of store.list('raw/')) {
    const [, model, ...file] = info.key.split('/');
    if (file.length === 0 || !isModelName(model)) continue;
    const newest = uploads.get(model);
    if (newest === undefined || newest.modifiedAtMs <= info.modifiedAtMs) uploads.set(model, info);
  }
  const configured: string[] = [];
  for await (const { key } of store.list('config/')) {
    const name = key.slice('config/'.length, -CONFIG_SUFFIX.length);
    if (key.endsWith(CONFIG_SUFFIX) && isModelName(name)) configured.push(name);
  }
  const registered = (await listModels(registry)).map(({ model }) => model);
  const names = [...new Set([...registered, ...configured, ...uploads.keys()])].sort();
  return names.map((model) => ({ model, upload: uploads.get(model) ?? null }));
}

function isModelName(name: string | undefined): name is string {
  return modelName.safeParse(name).success;
}
