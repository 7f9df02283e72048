import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keys } from '../../../core/contracts/keys.ts';
import { clean } from '../../../core/steps/clean.ts';
import { memoryPorts } from '../../support/memory-ports.ts';

const ROWS = Array.from({ length: 40 }, (_, i) => ({ a: i / 4, b: i % 3 === 0 ? 'x' : 'y' }));
const CSV = `a,b\n${ROWS.map(({ a, b }) => `${a},${b}\n`).join('')}`;
const LINES = ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');

async function cleaned(file: string, body: Uint8Array | string) {
  const ports = memoryPorts();
  const key = keys.raw('cars', file);
  await ports.store.put(key, body);
  const { datasetId } = await clean({ key }, ports);
  const folder = `clean/cars/${datasetId}/`;
  const files = ports.store.contents(folder);
  return ['clean.csv', 'recipe.json', 'profile.json'].map((name) => files[`${folder}${name}`]);
}

describe('Clean', () => {
  it('leaves the same finished files of the same data, whatever its format', async () => {
    const csv = await cleaned('cars.csv', CSV);
    expect(csv[0]).toContain('a,');
    expect(await cleaned('cars.csv.gz', gzipSync(CSV))).toEqual(csv);
    expect(await cleaned('cars.tsv', CSV.replaceAll(',', '\t'))).toEqual(csv);
    expect(await cleaned('cars.jsonl', LINES)).toEqual(csv);
    expect(await cleaned('cars.jsonl.gz', gzipSync(LINES))).toEqual(csv);
  });

  it('refuses an archive that unpacks to more than a plain file may have', async () => {
    const ports = memoryPorts();
    const key = keys.raw('cars', 'cars.csv.gz');
    await ports.store.put(key, gzipSync(`a\n${'1\n'.repeat(50_000)}`));
    await expect(clean({ key, maxBytes: 10_000 }, ports)).rejects.toThrow(
      'cars.csv.gz: it unpacks to more than 10000 bytes',
    );
  });

  it('refuses a configuration whose column the file of another format lacks', async () => {
    const ports = memoryPorts();
    await ports.store.put(keys.config('cars'), 'model: cars\ndata: { target: c }\n');
    const key = keys.raw('cars', 'cars.jsonl');
    await ports.store.put(key, LINES);
    await expect(clean({ key }, ports)).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});
