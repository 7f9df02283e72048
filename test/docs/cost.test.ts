import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder, runUpkeep } from '../e2e/run-upkeep.ts';
import { blocksOf, readPage } from './read-page.ts';

const PAGE = readPage('docs/cost.md');
const BLOCKS = blocksOf(PAGE);
const PREFIX = 'npm run upkeep -- ';

/** The files that the page's commands name. */
const FILES = {
  'upkeep.yaml': 'model: m\ndata: { target: y }\n',
  'rmse-only.yaml': 'model: m\ndata: { target: y }\nmonitor: { metrics: [rmse] }\n',
  'hourly.yaml': 'model: m\ndata: { target: y }\nmonitor: { window: 1 hour }\n',
  'prices.yaml': BLOCKS.find(({ language }) => language === 'yaml')!.text,
};

async function withFiles<T>(work: (folder: string) => Promise<T>, files: Partial<typeof FILES>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return work(folder);
  });
}

describe('docs/cost.md', () => {
  it('shows what its commands print', async () => {
    const shown = BLOCKS.flatMap(({ language, text }, index) =>
      language === 'text' ? [{ command: BLOCKS[index - 1]!.text, text }] : [],
    );
    expect(shown).toHaveLength(3);
    await inTemporaryFolder(async (folder) => {
      for (const { command, text } of shown) {
        const { stdout, code } = await runUpkeep(command.slice(PREFIX.length).split(' '), folder);
        expect(code).toBe(0);
        expect(stdout.trim(), command).toBe(text);
      }
    });
  });

  it('shows commands that work', async () => {
    const commands = BLOCKS.filter(({ language }) => language === 'sh').map(({ text }) => text);
    expect(commands.length).toBeGreaterThan(4);
    await withFiles(async (folder) => {
      for (const command of commands) {
        expect(command.startsWith(PREFIX), command).toBe(true);
        const { code, stderr } = await runUpkeep(command.slice(PREFIX.length).split(' '), folder);
        expect(code, `${command}\n${stderr}`).toBe(0);
      }
    }, FILES);
  });

  it('says what each change comes to', async () => {
    const rows = [...PAGE.matchAll(/^\| .*: `(cost .*)` \| ([\d.]+) \|$/gm)];
    expect(rows).toHaveLength(7);
    const { 'upkeep.yaml': _, ...files } = FILES;
    await withFiles(async (folder) => {
      for (const [, command, usd] of rows) {
        const { stdout } = await runUpkeep(command!.split(' '), folder);
        expect(stdout, command).toContain(`Before the free tier: $${usd} a month`);
      }
    }, files);
  });
});
