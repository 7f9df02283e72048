import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../core/cleaning/parse-recipe.ts';
import { writeCsv } from '../../../core/csv/write-csv.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { readNewRows } from '../../../core/data-set/read-new-rows.ts';
import { canonicalJson } from '../../../core/hashing/canonical-json.ts';
import { dataOf } from '../cleaning/table-of.ts';

const page = readFileSync(new URL('../../../docs/recipe.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```(?:json|csv)\n([\s\S]*?)```/g)].map((match) => match[1]!);
const bytes = (text: string) => new TextEncoder().encode(text);
const data = dataOf({ ignore: ['note'] });

describe('docs/recipe.md', () => {
  const [json, rows, finished] = blocks as [string, string, string];

  it('has an example that comes out as it says', async () => {
    async function* open() {
      yield bytes(rows);
    }
    const recipe = parseRecipe(bytes(json), 'docs/recipe.md');
    const { table } = await readNewRows({ name: 'new.csv', open }, recipe, data);
    const applied = applyToNewRows(recipe, table);
    expect(new TextDecoder().decode(writeCsv(applied.finished))).toBe(finished);
    expect(applied.notices).toEqual([
      'The filter of temperature began anew in 1 row, because the recipe knows no rows before those of group "south".',
      'The fill of temperature began anew in 1 row, because the recipe knows no rows before those of group "south".',
      '1 row of 1 group is not later than the last one that the recipe knows: filters and fills began anew there. The first, of group "north", is of 2026-01-02T08:00:00.000Z, the recipe\'s last of 2026-01-02T08:00:00.000Z.',
      'sky holds levels that the recipe does not know, in 1 cell: "hail"; they count as infrequent.',
    ]);
  });

  it('quotes the beginning of its canonical JSON', () => {
    const { hash: _, ...rest } = JSON.parse(json);
    expect(canonicalJson(rest).startsWith(/begins `(.*)`\./.exec(page)![1]!)).toBe(true);
  });
});
