import { inEnglish } from '../contracts/in-english.ts';
import { RECIPE_FORMAT, type Recipe } from '../contracts/recipe.ts';
import { recipeSchema } from '../contracts/recipe-schema.ts';
import { DamagedArtefactError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import { recipeContradiction } from './recipe-contradiction.ts';
import { recipeHash } from './recipe-hash.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A `recipe.json` that a person brings. `where` names it in messages. @throws DamagedArtefactError when it is none, of another version, or changed */
export function parseRecipe(body: Uint8Array, where: string): Recipe {
  const value = parseJson(body, where);
  const format = (value as { format?: unknown } | null)?.format;
  if (format !== RECIPE_FORMAT)
    throw damaged(
      where,
      typeof format === 'string' ? `its format is ${JSON.stringify(format)}` : 'it names no format',
      'Clean the training data again with this version of upkeep',
    );
  const parsed = recipeSchema.safeParse(value, inEnglish);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw damaged(where, `${path.join('.')}: ${message}`);
  }
  const recipe = value as Recipe;
  // The schema of a configuration fills in what a rule leaves out; a recipe says all of it.
  for (const [index, { rule }] of parsed.data.denoise.entries())
    if (canonicalJson(rule) !== canonicalJson(recipe.denoise[index]!.rule))
      throw damaged(where, `denoise.${index}.rule: an option of the filter is missing`);
  const found = recipeHash(recipe);
  if (found !== recipe.hash)
    throw damaged(where, `its hash is ${recipe.hash}, and its content has ${found}: somebody changed it`);
  const contradiction = recipeContradiction(recipe);
  if (contradiction !== undefined) throw damaged(where, contradiction);
  return recipe;
}

function parseJson(body: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (cause) {
    throw new DamagedArtefactError(
      {
        where,
        found: 'this is not JSON',
        allowed: 'a recipe.json',
        todo: 'Name the recipe.json of a data set',
      },
      { cause },
    );
  }
}

function damaged(where: string, found: string, todo = 'Clean the training data again to write it anew') {
  return new DamagedArtefactError({ where, found, allowed: `a recipe of the format ${RECIPE_FORMAT}`, todo });
}
