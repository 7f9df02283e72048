import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../../../core/contracts/profile.ts';
import { dataSection } from '../../../report/sections/data-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { SAMPLE_PROFILE } from '../sample-profile.ts';
import { render, rowsOf } from './section-text.ts';

describe('data', () => {
  it('is left out without data', () => {
    expect(dataSection(BARE_DATA)).toBeNull();
  });

  it('shows a row a column with its missing share, spread or levels, and the notices', () => {
    const markup = render(dataSection);
    const rows = rowsOf(markup);
    expect(rows).toHaveLength(1 + 11);
    expect(rows).toContain('horsepower number feature 1%, 3 85 46 111.3 230 –');
    expect(rows).toContain('year time time none 9 1970-01-01 1974-02-04 1978-01-01 –');
    expect(rows).toContain('origin category feature none 3 – – – USA (190), Europe (56), Japan (47)');
    expect(rows[1]).toContain('all different');
    expect(markup).toContain('<li>6 rows have no mpg: they are kept, counted, and not used for tuning.</li>');
    expect(markup).toContain('style="width:2.05%"');
  });

  it('shows a profile of an earlier version, which knew less of a column, as well', () => {
    const older = SAMPLE_PROFILE.before.map(
      ({ distinctError, zeros, negatives, outliers, histogram, topValues, lengths, ...known }) => known,
    );
    const profile = { ...SAMPLE_PROFILE, before: older as unknown as ColumnProfile[] };
    expect(dataSection({ ...SAMPLE_DATA, profile })!.body.markup).toBe(dataSection(SAMPLE_DATA)!.body.markup);
  });
});
