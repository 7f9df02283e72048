import type { Outcomes } from './check.ts';
import { CSV_OUTCOMES } from './csv-outcomes.ts';
import { COMMON_OUTCOMES, FILE_OUTCOMES } from './file-outcomes.ts';
import { JSON_LINES_OUTCOMES } from './json-lines-outcomes.ts';
import { COMPRESSION_OUTCOMES, ENCODING_OUTCOMES } from './packed-outcomes.ts';
import { PARQUET_OUTCOMES } from './parquet-outcomes.ts';

/** By the headings of the tables in `docs/input.md`. */
export const OUTCOMES: { readonly [section: string]: Outcomes } = {
  'The file': FILE_OUTCOMES,
  Compression: COMPRESSION_OUTCOMES,
  Encoding: ENCODING_OUTCOMES,
  'Columns and cells of every format': COMMON_OUTCOMES,
  'CSV and TSV': CSV_OUTCOMES,
  'JSON Lines': JSON_LINES_OUTCOMES,
  Parquet: PARQUET_OUTCOMES,
};
