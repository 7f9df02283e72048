import type { Recipe } from '../contracts/recipe.ts';
import { denoiseContradiction } from './denoise-contradiction.ts';
import { featureContradiction } from './feature-contradiction.ts';
import { recipeFeatureNames } from './feature-names.ts';
import { fillContradiction } from './fill-contradiction.ts';
import { neighboursContradiction } from './neighbours-contradiction.ts';
import { seriesContradiction } from './series-contradiction.ts';

/**
 * Where a recipe of the right shape contradicts itself, and how; `undefined` where it does not. Upkeep writes no such recipe:
 * this is about those that another program wrote. O(size), and features x (filters + fills).
 */
export function recipeContradiction(recipe: Recipe): string | undefined {
  return (
    repeated('features', recipe.features) ??
    repeated('denoise', recipe.denoise) ??
    first(recipe.features, featureContradiction) ??
    first(recipe.denoise, (filter) => denoiseContradiction(filter, recipe)) ??
    fillContradiction(recipe) ??
    neighboursContradiction(recipe) ??
    seriesContradiction(recipe) ??
    repeatedName(recipeFeatureNames(recipe))
  );
}

function first<T>(items: readonly T[], fault: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function repeated(key: string, entries: readonly { readonly column: string }[]): string | undefined {
  const twice = firstRepeated(entries.map(({ column }) => column));
  return twice === undefined ? undefined : `${key}: column ${JSON.stringify(twice)} is there twice`;
}

function repeatedName(names: readonly string[]): string | undefined {
  const twice = firstRepeated(names);
  return twice === undefined
    ? undefined
    : `features: two finished columns would be called ${JSON.stringify(twice)}`;
}

function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
