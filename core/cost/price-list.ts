import * as z from 'zod/mini';
import dated from './prices.json' with { type: 'json' };

/** How sure a price is: AWS's own page or price list; somebody else's page; neither; the user's word. */
const CONFIDENCES = ['verified', 'secondary', 'unverified', 'own'] as const;

const price = z.strictObject({
  /** For so many units. */
  usd: z.number().check(z.gte(0)),
  per: z.number().check(z.positive()),
  /** What `per` units are called. */
  unit: z.string().check(z.minLength(1)),
  /** Units that an account has for nothing each month, for as long as it exists. */
  freePerMonth: z.number().check(z.gte(0)),
  confidence: z.enum(CONFIDENCES),
  source: z.string().check(z.minLength(1)),
  /** When the source was read. */
  date: z.iso.date(),
});

export type PriceName = keyof typeof dated.prices;
export type Price = Readonly<z.output<typeof price>>;

export interface PriceList {
  readonly region: string;
  readonly prices: { readonly [Name in PriceName]: Price };
}

export const PRICE_NAMES = Object.keys(dated.prices) as readonly PriceName[];

const priceList = z.strictObject({
  format: z.literal('upkeep-prices/1'),
  region: z.string().check(z.minLength(1)),
  currency: z.literal('USD'),
  prices: z.record(z.enum(PRICE_NAMES as [PriceName, ...PriceName[]]), price),
});

/** The prices that come with Upkeep. */
export function builtInPrices(): PriceList {
  const { region, prices } = priceList.parse(dated);
  return { region, prices };
}
