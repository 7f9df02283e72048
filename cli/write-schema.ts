/** Writes what is made from the configuration's schema, for editors and for people: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../core/configuration/json-schema.ts';
import { optionsPage } from '../core/configuration/options-page.ts';

const write = (file: string, text: string) => writeFileSync(new URL(`../${file}`, import.meta.url), text);

write('upkeep.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
write('docs/configuration.md', optionsPage());
