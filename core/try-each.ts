import { inBatches } from './in-batches.ts';

const N_AT_ONCE = 16;

export interface Failed {
  readonly model: string;
  readonly reason: string;
}

interface Trial<Item> {
  /** Answers whether anything was to be done. */
  readonly work: (item: Item) => Promise<boolean>;
  /** What it throws ends them all. */
  readonly onFailed?: (item: Item) => Promise<void>;
}

/** Does something for each of several models: what fails for one is kept with its reason, and the others go on. */
export async function tryEach<Item extends { readonly model: string }>(
  items: readonly Item[],
  { work, onFailed }: Trial<Item>,
): Promise<{ done: readonly string[]; failed: readonly Failed[] }> {
  const done: string[] = [];
  const failed: Failed[] = [];
  await inBatches(items, N_AT_ONCE, async (item) => {
    try {
      if (await work(item)) done.push(item.model);
    } catch (error) {
      await onFailed?.(item);
      failed.push({ model: item.model, reason: error instanceof Error ? error.message : String(error) });
    }
  });
  return { done: done.sort(), failed };
}
