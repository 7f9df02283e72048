import type { Price, PriceList, PriceName } from './price-list.ts';
import { PARTS, type Part, type UsageLine } from './usage.ts';

export interface BillLine extends UsageLine {
  /** Before the free tier, as all lines are. */
  readonly usd: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly parts: readonly { readonly part: Part; readonly usd: number }[];
  readonly beforeFreeTierUsd: number;
  readonly freeTierUsd: number;
  readonly afterFreeTierUsd: number;
}

/** What a quantity costs at the first tier of its price. */
export function costOf({ usd, per }: Pick<Price, 'usd' | 'per'>, quantity: number): number {
  return (quantity / per) * usd;
}

/**
 * Prices a month's usage. The free tier is the account's: it is taken off the sum of what the parts use of a thing, as if
 * nothing else ran in the account.
 */
export function billFor(lines: readonly UsageLine[], { prices }: PriceList): Bill {
  const priced = lines.map((line): BillLine => ({ ...line, usd: costOf(prices[line.price], line.quantity) }));
  const sum = (some: readonly BillLine[]) => some.reduce((total, { usd }) => total + usd, 0);
  const freeTierUsd = [...quantitiesByPrice(lines)].reduce((total, [name, quantity]) => {
    const price = prices[name];
    return total + costOf(price, Math.min(quantity, price.freePerMonth));
  }, 0);
  const beforeFreeTierUsd = sum(priced);
  return {
    lines: priced,
    parts: PARTS.map((part) => ({ part, usd: sum(priced.filter((line) => line.part === part)) })),
    beforeFreeTierUsd,
    freeTierUsd,
    afterFreeTierUsd: beforeFreeTierUsd - freeTierUsd,
  };
}

function quantitiesByPrice(lines: readonly UsageLine[]): Map<PriceName, number> {
  const quantities = new Map<PriceName, number>();
  for (const { price, quantity } of lines) quantities.set(price, (quantities.get(price) ?? 0) + quantity);
  return quantities;
}
