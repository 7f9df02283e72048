import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type RandomSource, randomInteger, seededGenerator } from '../../core/random/seeded-generator.ts';

const CITIES = ['Lisbon', 'Oslo', 'Turin', 'Graz', 'Leeds', 'Ghent', 'Nice', 'Cork'];
const COLOURS = ['red', 'green', 'blue', 'teal', 'ochre'];
const N_NUMBERS = 10;
const GAP_SHARE = 0.02;
const ROWS_A_CHUNK = 10_000;

/**
 * Writes the reference file: ten columns of numbers of 3 to 5 decimals with 2% gaps and some outliers, two short texts with
 * gaps; a million rows are about 107 MB. The same for the same number of rows.
 */
export async function makeCsv(file: string, nRows: number, quote: '' | '"' = ''): Promise<void> {
  const random = seededGenerator(42);
  const stream = createWriteStream(file);
  const names = Array.from({ length: N_NUMBERS }, (_, i) => `x${i}`);
  stream.write(`${[...names, 'city', 'colour'].join(',')}\n`);
  for (let row = 0; row < nRows; ) {
    const rows: string[] = [];
    for (let i = 0; i < ROWS_A_CHUNK && row < nRows; i++, row++) rows.push(makeRow(random, quote));
    if (!stream.write(`${rows.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

function makeRow(random: RandomSource, quote: string): string {
  const cells: string[] = [];
  for (let i = 0; i < N_NUMBERS; i++) cells.push(random() < GAP_SHARE ? '' : makeNumber(random));
  for (const levels of [CITIES, COLOURS]) {
    const text = levels[randomInteger(random, levels.length)]!;
    cells.push(random() < GAP_SHARE ? '' : `${quote}${text}${quote}`);
  }
  return cells.join(',');
}

/** Roughly normal, a few far away. */
function makeNumber(random: RandomSource): string {
  const near = (random() + random() + random() - 1.5) * 2000;
  const value = random() < 0.005 ? near * 10 : near;
  return value.toFixed(3 + randomInteger(random, 3));
}
