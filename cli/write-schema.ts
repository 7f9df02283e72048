/** Writes upkeep.schema.json, from which editors check and complete `upkeep.yaml`: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../core/configuration/json-schema.ts';

const target = new URL('../upkeep.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
