import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '../cli/run-main.ts';
import { launchChromium } from './chromium.ts';
import { hiddenHeadings, type PictureTexts, pageWidth, textsOutside } from './page-checks.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/penguins', import.meta.url));
const CASES = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upkeep-classes-'));
  const paths = ['--config', join(EXAMPLE, 'upkeep.yaml'), '--store', join(folder, 'store'), '--out', folder];
  const { code } = await runMain('run', join(EXAMPLE, 'penguins.csv'), ...paths);
  expect(code).toBe(0);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the report of the penguins in Chromium', () => {
  it.each(CASES)('is whole at $width pixels, $scheme, and logs nothing', async ({ width, scheme }) => {
    const events: string[] = [];
    await withPage(async (page) => {
      page.on('console', (message) => events.push(message.text()));
      page.on('pageerror', (error) => events.push(String(error)));
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(pathToFileURL(join(folder, 'report.html')).href);
      expect(await page.evaluate(hiddenHeadings)).toEqual([]);
      expect(await page.evaluate(pageWidth)).toBe(width);
      const { pictures, outside } = (await page.evaluate(textsOutside)) as PictureTexts;
      // logistic along C, kNeighbors along nNeighbors; classes have tables where numbers have pictures.
      expect({ pictures, outside }).toEqual({ pictures: 2, outside: [] });
    });
    expect(events).toEqual([]);
  });

  it('speaks of classes, and of no unit', async () => {
    await withPage(async (page) => {
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(pathToFileURL(join(folder, 'report.html')).href);
      const text = String(await page.evaluate('document.body.innerText')).replaceAll(/\s+/g, ' ');
      expect(text).not.toContain('in units of');
      for (const part of [
        'Cross-validated log loss',
        'log loss (lower is better)',
        'C, logarithmic',
        'nNeighbors, logarithmic',
        'moves the score of each class of species',
        'Predicted classes of species.',
        'as Adelie as Chinstrap as Gentoo',
        'F1, macro',
      ])
        expect(text).toContain(part);
    });
  });
});

async function withPage(use: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  try {
    await use(page);
  } finally {
    await page.close();
  }
}
