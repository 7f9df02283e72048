/** Writes what is made from the schemas of the configuration and of the recipe, for editors, programs and people: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../core/configuration/json-schema.ts';
import { optionsPage } from '../core/configuration/options-page.ts';
import type { JsonValue } from '../core/contracts/json.ts';
import { recipeJsonSchema } from '../core/contracts/recipe-json-schema.ts';

const write = (file: string, text: string) => writeFileSync(new URL(`../${file}`, import.meta.url), text);

const jsonOf = (value: JsonValue) => `${JSON.stringify(value, null, 2)}\n`;

write('upkeep.schema.json', jsonOf(configJsonSchema()));
write('upkeep-recipe.schema.json', jsonOf(recipeJsonSchema()));
write('docs/configuration.md', optionsPage());
