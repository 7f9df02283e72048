/** Writes cars.csv beside this file: `node examples/auto-mpg/convert.ts`, from the root after `npm ci`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { carsToCsv } from './cars-to-csv.ts';

const source = new URL('../../node_modules/vega-datasets/data/cars.json', import.meta.url);
writeFileSync(new URL('cars.csv', import.meta.url), carsToCsv(JSON.parse(readFileSync(source, 'utf8'))));
