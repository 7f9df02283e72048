import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderRunReport } from '../../report/render-run-report.ts';
import { hostileData } from '../report/hostile-data.ts';
import { SAMPLE_DATA } from '../report/sample-data.ts';
import { launchChromium } from './chromium.ts';
import { hiddenHeadings, type PictureTexts, pageWidth, textsOutside } from './page-checks.ts';

const PAGES = { sample: SAMPLE_DATA, hostile: hostileData(SAMPLE_DATA) } as const;
const WIDTHS = [390, 800, 1280];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upkeep-report-'));
  for (const [name, data] of Object.entries(PAGES)) writeFileSync(fileOf(name), renderRunReport(data));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['sample', 'hostile'] as const)('the %s report in Chromium', (name) => {
  it('loads nothing but itself, and neither logs nor throws', async () => {
    const events: string[] = [];
    await withPage(async (page) => {
      page.on('console', (message) => events.push(`console ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => events.push(`error: ${String(error)}`));
      page.on('dialog', (dialog) => events.push(`dialog: ${dialog.message()}`));
      page.on('request', (request) => events.push(`request: ${request.url()}`));
      await page.goto(urlOf(name), { waitUntil: 'networkidle0' });
    });
    expect(events).toEqual([`request: ${urlOf(name)}`]);
  });

  it.each(WIDTHS)('shows every heading and needs no sideways scrolling at %d pixels', async (width) => {
    await withPage(async (page) => {
      await page.setViewport({ width, height: 900 });
      await page.goto(urlOf(name));
      expect(await page.$$eval('h2', (headings) => headings.length)).toBe(6);
      expect(await page.evaluate(hiddenHeadings)).toEqual([]);
      expect(await page.evaluate(pageWidth)).toBe(width);
    });
  });

  it.each(
    WIDTHS,
  )('keeps the text of every picture inside it at %d pixels, and shows each picture once', async (width) => {
    await withPage(async (page) => {
      await page.setViewport({ width, height: 900 });
      await page.goto(urlOf(name));
      const { pictures, texts, outside } = (await page.evaluate(textsOutside)) as PictureTexts;
      expect(pictures).toBe(5);
      expect(texts).toBeGreaterThan(60);
      expect(outside).toEqual([]);
    });
  });
});

describe('colours', () => {
  it('follow the preference for dark on a screen, and are light on paper', async () => {
    const ground = () => getComputedStyleOf('body', 'background-color');
    await withPage(async (page) => {
      await page.goto(urlOf('sample'));
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      const light = await page.evaluate(ground());
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      const dark = await page.evaluate(ground());
      await page.emulateMediaType('print');
      expect([light, dark, await page.evaluate(ground())]).toEqual([
        'rgb(253, 252, 250)',
        'rgb(21, 24, 28)',
        'rgb(253, 252, 250)',
      ]);
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

function fileOf(name: string): string {
  return join(folder, `${name}.html`);
}

function urlOf(name: string): string {
  return pathToFileURL(fileOf(name)).href;
}

function getComputedStyleOf(selector: string, property: string): string {
  return `getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${property}')`;
}
