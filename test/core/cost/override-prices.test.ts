import { describe, expect, it } from 'vitest';
import { overridePrices } from '../../../core/cost/override-prices.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';

const override = (text: string) => overridePrices(builtInPrices(), text, 'prices.yaml');

describe('overridePrices', () => {
  it('replaces the prices that a file names, and keeps the others', () => {
    const { region, prices } = override(
      '{"region":"eu-west-1","date":"2026-10-01","source":"our contract","prices":{"kmsKeyMonth":0.9,"snsEmail":{"per":1000,"freePerMonth":0}}}',
    );
    expect(region).toBe('eu-west-1');
    expect(prices.kmsKeyMonth).toMatchObject({
      usd: 0.9,
      per: 1,
      confidence: 'own',
      source: 'our contract',
      date: '2026-10-01',
    });
    expect(prices.snsEmail).toMatchObject({ usd: 2, per: 1000, freePerMonth: 0 });
    expect(prices.lambdaRequest).toEqual(builtInPrices().prices.lambdaRequest);
  });

  it('names the nearest price for one that it does not know', () => {
    expect(() => override('date: 2026-10-01\nprices:\n  kmsKeyMonht: 1\n')).toThrow(
      /^prices\.yaml:3 prices\.kmsKeyMonht: found an unknown key\. Allowed: lambdaGbSecond, .* Did you mean kmsKeyMonth\?$/,
    );
  });

  it('refuses what is no price, with the place and what is allowed', () => {
    expect(() => override('date: 2026-10-01\nprices:\n  kmsKeyMonth: -1\n')).toThrow(
      'prices.yaml:3 prices.kmsKeyMonth: found -1. Allowed: US dollars as a number of at least 0, or a mapping with usd, per, freePerMonth. Write it in this form.',
    );
    expect(() => override('date: 2026-10-01\nprices: { kmsKeyMonth: { used: 1 } }')).toThrow(
      /Did you mean usd\?$/,
    );
  });

  it('asks when the prices were read, and tells of every problem at once', () => {
    expect(() => override('prises: {}')).toThrow(
      /date: found nothing\. .* Add date\.\nprices\.yaml:1 prices: found nothing\. .* Add prices\.\nprices\.yaml:1 prises: found an unknown key\. .* Did you mean prices\?$/s,
    );
    expect(() => override('')).toThrow(/a mapping with region, source, date, prices/);
  });
});
