// Writes small.parquet and large.parquet into the folder that is named, for read_parquet.py.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetChunks } from '../../core/parquet/write-parquet.ts';
import { sourceOf } from '../../core/table/table-source.ts';
import { sampleTables } from '../core/parquet/sample-tables.ts';
import { readLate } from '../support/read-late.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Name a folder: node test/reference/write-parquet-samples.ts FOLDER');
for (const [name, table] of Object.entries(sampleTables()))
  writeFileSync(join(folder, `${name}.parquet`), Buffer.concat(readLate(parquetChunks(sourceOf(table)))));
