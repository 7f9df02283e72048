import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './cruise.ts';
import { impuritiesOf } from './impurities.ts';

const sources = readdirSync(join(ROOT, 'core'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => `core/${path.replaceAll('\\', '/')}`);

describe('core', () => {
  it('takes time, chance and settings as arguments, and touches no machine', () => {
    expect(sources.length).toBeGreaterThan(20);
    const impurities = sources.flatMap((path) =>
      impuritiesOf(readFileSync(join(ROOT, path), 'utf8'), path).map((text) => `${path}:${text}`),
    );
    expect(impurities).toEqual([]);
  }, 60_000);
});

describe('impuritiesOf', () => {
  it.each([
    ['const x = Math.random();', 'Math.random'],
    ['const x = Date.now();', 'Date.now'],
    ['const { now } = { now: Date.now };', 'Date.now'],
    ['const x = new Date();', 'new Date()'],
    ['const x = new Date;', 'new Date()'],
    ['const x = Date();', 'Date()'],
    ['const x = performance.now();', 'performance'],
    ['const x = process.env.HOME;', 'process'],
    ["console.log('x');", 'console'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
    ['const later = setTimeout;', 'setTimeout'],
    ['const x = globalThis.process;', 'globalThis'],
    ["const x = Buffer.from('x');", 'Buffer'],
    ["import { readFileSync } from 'node:fs';", 'import of node:fs'],
    ["export * from 'node:path';", 'import of node:path'],
    ["const x = await import('node:os');", 'import of node:os'],
    ["import { createHash } from 'node:crypto';", 'import of node:crypto'],
  ])('sees %s', (source, impurity) => {
    expect(impuritiesOf(`// planted\n${source}\n`, 'core/planted.ts')).toEqual([`2: ${impurity}`]);
  });

  it.each([
    'const x = new Date(0);',
    '/** Math.random() and Date.now() are for others; process.exit too. */',
    "const text = 'console.log';",
    'const x = { process: 1 }.process;',
    'interface Task { process(): void; console: string }',
    'const x = Math.sqrt(2);',
  ])('lets %s pass', (source) => {
    expect(impuritiesOf(source, 'core/planted.ts')).toEqual([]);
  });

  it('lets core/hashing use the hash of node:crypto', () => {
    const source = "import { createHash } from 'node:crypto';";
    expect(impuritiesOf(source, 'core/hashing/sha256.ts')).toEqual([]);
  });
});
