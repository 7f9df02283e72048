// Writes test/fixtures/apply-recipe/recipes.json: what the engine fits on training.csv, for generate_applied_recipes.py.
import { writeFileSync } from 'node:fs';
import { cleanCase, RECIPE_CASES } from '../core/data-set/recipe-cases.ts';

const recipes: Record<string, object> = {};
for (const [name, of] of Object.entries(RECIPE_CASES)) {
  recipes[name] = { recipe: (await cleanCase(of)).recipe };
}
const file = new URL('../fixtures/apply-recipe/recipes.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(recipes, null, 1)}\n`);
