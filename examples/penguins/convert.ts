/** Writes penguins.csv beside this file: `node examples/penguins/convert.ts`, from the root after `npm ci`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { penguinsToCsv } from './penguins-to-csv.ts';

const source = new URL('../../node_modules/vega-datasets/data/penguins.json', import.meta.url);
writeFileSync(
  new URL('penguins.csv', import.meta.url),
  penguinsToCsv(JSON.parse(readFileSync(source, 'utf8'))),
);
