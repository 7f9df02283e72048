import type { PriceName } from './price-list.ts';

/** idle: whatever happens. uploads: CLEAN and TUNE. models: watching what is in service. */
export const PARTS = ['idle', 'uploads', 'models'] as const;
export type Part = (typeof PARTS)[number];

/** How much of something that AWS counts, in single units: requests, not millions of them. */
export type Quantity = readonly [item: string, price: PriceName, quantity: number];

/** What a part uses of it in a month. */
export interface UsageLine {
  readonly part: Part;
  readonly item: string;
  readonly price: PriceName;
  readonly quantity: number;
}

/** One line an item, in the order they first come; what is 0 is left out. */
export function usageOf(part: Part, quantities: readonly Quantity[]): UsageLine[] {
  const lines = new Map<string, UsageLine>();
  for (const [item, price, quantity] of quantities) {
    const before = lines.get(item)?.quantity ?? 0;
    lines.set(item, { part, item, price, quantity: before + quantity });
  }
  return [...lines.values()].filter(({ quantity }) => quantity > 0);
}
