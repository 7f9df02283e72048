import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../e2e/run-upkeep.ts';
import { readPage } from './read-page.ts';

const PAGES = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);

/** As GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages of docs/', () => {
  it.each(PAGES)('%s links to files and headings that are there', (path) => {
    const links = [...readPage(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [link, target, anchor] of links) {
      const file = target === '' ? path : join(dirname(path), target!);
      expect(existsSync(join(REPOSITORY, file)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readPage(file)), link).toContain(anchor);
    }
  });
});
