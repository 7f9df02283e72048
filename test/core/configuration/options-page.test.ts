import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionsPage } from '../../../core/configuration/options-page.ts';

describe('the options page', () => {
  it('is the committed docs/configuration.md: npm run schema writes it', () => {
    const committed = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    expect(committed).toBe(optionsPage());
  });

  it('has a row for an option in a list of alternatives, with what is allowed and the default', () => {
    expect(optionsPage()).toContain(
      '| `clean.denoise[] (movingAverage).window` | a whole number from 2 to 10000 |  | Rows that the filter looks at, this one included, 2 to 10000. More is smoother and later. |',
    );
    expect(optionsPage()).toContain('| `tune.seed` | a whole number from 0 to 2147483647 | `42` |');
  });
});
