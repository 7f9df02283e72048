import { describe, expect, it } from 'vitest';
import { recipeFeatureNames } from '../../../core/cleaning/feature-names.ts';
import { orderRows } from '../../../core/cleaning/order-rows.ts';
import { parseRecipe } from '../../../core/cleaning/parse-recipe.ts';
import type { OptionSchema } from '../../../core/configuration/schema-of-options.ts';
import { recipeJsonSchema } from '../../../core/contracts/recipe-json-schema.ts';
import { applyToNewRows } from '../../../core/data-set/apply-to-new-rows.ts';
import { readNewRows } from '../../../core/data-set/read-new-rows.ts';
import { ConfigurationError } from '../../../core/errors.ts';
import { findColumn, isNumeric, takeRows } from '../../../core/table/table.ts';
import { wholeTable } from '../../../core/table/table-source.ts';
import { expectClose } from '../cleaning/expect-close.ts';
import { structuralProblems } from '../configuration/structural-problems.ts';
import { caseConfig, cleanCase, fixtureFile, fixtureText, RECIPE_CASES } from './recipe-cases.ts';

type Finished =
  | { readonly columns: { readonly [name: string]: readonly (number | string)[] } }
  | { readonly refused: string };

const recipes: Readonly<Record<string, { readonly recipe: object }>> = JSON.parse(
  fixtureText('recipes.json'),
);
const { finished }: { finished: Readonly<Record<string, Finished>> } = JSON.parse(
  fixtureText('finished.json'),
);

// Sums and powers round differently in NumPy: by 1e-10 of values near 1e6, which are then divided by a spread of 30.
const CLOSENESS = { tolerance: 1e-9, scale: 1e-3 };

const committed = (name: string) =>
  parseRecipe(new TextEncoder().encode(JSON.stringify(recipes[name]!.recipe)), name);

async function apply(name: string) {
  const { data } = caseConfig(RECIPE_CASES[name]!);
  const { table } = await readNewRows(fixtureFile('new.csv'), committed(name), data);
  return applyToNewRows(committed(name), table).finished;
}

describe('the committed recipes', () => {
  it('are of these cases', () => {
    expect(Object.keys(recipes)).toEqual(Object.keys(RECIPE_CASES));
    expect(Object.keys(finished)).toEqual(Object.keys(RECIPE_CASES));
  });

  it.each(Object.entries(recipes))('are of the published schema, and nothing less is: %s', (_, {
    recipe,
  }) => {
    const schema = recipeJsonSchema() as OptionSchema;
    expect(structuralProblems(recipe, schema, 'recipe')).toEqual([]);
    for (const key of Object.keys(recipe)) {
      const less = Object.fromEntries(Object.entries(recipe).filter(([name]) => name !== key));
      expect(structuralProblems(less, schema, 'recipe')).toEqual([`recipe: no ${key}`]);
    }
    expect(structuralProblems({ ...recipe, more: 1 }, schema, 'recipe')).toEqual(['recipe.more: unknown']);
  });

  it.each(Object.entries(RECIPE_CASES))('are what is fitted now: %s', async (name, of) => {
    expect(JSON.parse(JSON.stringify((await cleanCase(of)).recipe))).toEqual(recipes[name]!.recipe);
  });
});

describe('applyToNewRows', () => {
  const again = Object.entries(RECIPE_CASES).filter(([name]) => !/drop|order|refused/i.test(name));

  it.each(again)('gives the training rows what their cleaning gave them: %s', async (name, of) => {
    const { data } = caseConfig(of);
    const { table } = await readNewRows(fixtureFile('training.csv'), committed(name), data);
    const { finished, notices } = applyToNewRows(committed(name), table);
    expect(takeRows(finished, orderRows(table, data))).toEqual(wholeTable((await cleanCase(of)).finished));
    // With a time, none of them is after the last one.
    expect(notices).toEqual(
      data.time === null ? [] : [expect.stringMatching(/^80 rows of \d groups? (or of none )?are not later/)],
    );
  });

  it.each(Object.entries(finished))('equals the reader in Python: %s', async (name, expected) => {
    if ('refused' in expected) {
      await expect(apply(name)).rejects.toThrow(ConfigurationError);
      expect(expected.refused).toContain(
        /^refused: (?:a )?(\w+)/.exec(name)![1]!.replace('centered', 'ahead'),
      );
      return;
    }
    const table = await apply(name);
    expect(table.columns.map((column) => column.name)).toEqual(Object.keys(expected.columns));
    for (const column of recipeFeatureNames(committed(name))) {
      const actual = findColumn(table, column)!;
      if (!isNumeric(actual)) throw new Error(`${column} is not numeric`);
      expectClose(actual.values, expected.columns[column] as number[], CLOSENESS);
    }
  });
});
