import type { Recipe } from '../contracts/recipe.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import { sha256 } from '../hashing/sha256.ts';

/** Hex SHA-256 over everything in a recipe but its hash: equal statistics have equal hashes. */
export function recipeHash(recipe: Omit<Recipe, 'hash'>): string {
  const { format, features, denoise, fills, neighbours, series } = recipe;
  return sha256(canonicalJson({ format, features, denoise, fills, neighbours, series }));
}
