import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { dataInputName, openDataInput } from '../../cli/pipeline/data-input.ts';

vi.setConfig({ testTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'upkeep-stdin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cleanFrom(input: Uint8Array, ...argv: string[]) {
  const args = [join(ROOT, 'bin/upkeep.ts'), 'clean', '-', '--json', ...argv];
  return spawnSync('node', args, { cwd: folder, input, encoding: 'utf8' });
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe('standard input', () => {
  it('is read whole, whatever its chunks, and called by its name', async () => {
    const input = Readable.from([Buffer.from('a\n'), '1\n']);
    const open = openDataInput('-', input);
    for (const _time of ['first', 'again'])
      expect(Buffer.from(await bytesOf(open())).toString()).toBe('a\n1\n');
    expect(dataInputName('-', undefined)).toBe('stdin');
    expect(dataInputName('-', 'folder/cars.csv')).toBe('cars.csv');
    expect(dataInputName('folder/cars.csv', undefined)).toBe('cars.csv');
    expect(dataInputName('folder/cars.csv', 'other.csv')).toBe('other.csv');
    expect(() => dataInputName('-', '')).toThrow(
      '--name: "" names no file. Allowed: a file name such as cars.csv. Name the data set, or leave --name out.',
    );
  });

  it('is held once, in the chunks in which it came', async () => {
    const chunks = [new Uint8Array(3), new Uint8Array(5)];
    const open = openDataInput('-', Readable.from(chunks));
    for (const _time of ['first', 'again']) {
      const found: Uint8Array[] = [];
      for await (const chunk of open()) found.push(chunk);
      expect(found.map((chunk, at) => chunk === chunks[at])).toEqual([true, true]);
    }
  });

  it('is cleaned as a file is, of whatever format', () => {
    const csv = cleanFrom(Buffer.from('a,b\n1,x\n2,y\n3,x\n4,y\n'));
    expect([csv.status, csv.stderr]).toEqual([0, expect.any(String)]);
    expect(JSON.parse(csv.stdout)).toMatchObject({ command: 'clean', model: 'stdin' });
    const rows = [1, 2, 3, 4].map((a) => JSON.stringify({ a, b: a % 2 === 1 ? 'x' : 'y' }));
    const clean = readFileSync(join(folder, 'upkeep-out/clean.csv'), 'utf8');
    const lines = cleanFrom(gzipSync(`${rows.join('\n')}\n`), '--name', 'cars.jsonl.gz');
    expect(JSON.parse(lines.stdout)).toMatchObject({ model: 'cars' });
    expect(readFileSync(join(folder, 'upkeep-out/clean.csv'), 'utf8')).toBe(clean);
  });

  it('is profiled, under the name that it is given, as a file is', () => {
    const args = [join(ROOT, 'bin/upkeep.ts'), 'profile'];
    const input = Buffer.from('{"a":1}\n{"a":2}\n');
    const run = (...argv: string[]) =>
      spawnSync('node', [...args, ...argv], { cwd: folder, input, encoding: 'utf8' });
    const piped = run('-', '--name', 'cars.csv', '--json');
    writeFileSync(join(folder, 'cars.jsonl'), input);
    const named = run('cars.jsonl', '--name', 'cars.csv', '--json');
    const notices = ['The name says CSV: the file is read as the JSON Lines that it is.'];
    for (const { status, stdout } of [piped, named]) {
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ nRows: 2, notices });
    }
    expect(run('-', '--name', 'cars.jsonl').stdout).toMatch(
      /^cars\.jsonl: JSON Lines, UTF-8; 2 rows, 1 column\n/,
    );
  });

  it('is refused where it is empty', () => {
    const empty = cleanFrom(Buffer.alloc(0));
    expect(empty.status).toBe(3);
    expect(empty.stderr).toContain('stdin: the file is empty');
  });
});
