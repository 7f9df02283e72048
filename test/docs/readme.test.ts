import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder, REPOSITORY, runUpkeep } from '../e2e/run-upkeep.ts';

const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
const SCRIPTS = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')).scripts as Record<
  string,
  string
>;

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text!,
  );
}

const COMMANDS = blocks('sh').flatMap((block) => block.trim().split('\n'));

describe('the README', () => {
  it('names the two commands, and they are scripts of the package', () => {
    expect(COMMANDS.slice(0, 2)).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
    expect(SCRIPTS).toMatchObject({ demo: 'node bin/upkeep.ts demo', test: 'vitest run' });
  });

  it('shows what the demo prints', async () => {
    await inTemporaryFolder(async (folder) => {
      const { stdout, code } = await runUpkeep(['demo'], folder);
      expect(code).toBe(0);
      expect(stdout.trim()).toBe(blocks('text')[0]!.trim());
    });
  });

  it('shows commands that work, one after the other', async () => {
    await inTemporaryFolder(async (folder) => {
      symlinkSync(join(REPOSITORY, 'examples'), join(folder, 'examples'));
      const prefix = 'npm run upkeep -- ';
      const commands = COMMANDS.slice(2);
      expect(commands.length).toBeGreaterThan(3);
      for (const command of commands) {
        expect(command.startsWith(prefix), command).toBe(true);
        const { code, stderr } = await runUpkeep(command.slice(prefix.length).split(' '), folder);
        expect(code, `${command}\n${stderr}`).toBe(0);
      }
    });
  });

  it('links to files that exist', () => {
    const links = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
    expect(links.length).toBeGreaterThan(5);
    const tracked = execFileSync('git', ['ls-files'], { cwd: REPOSITORY, encoding: 'utf8' }).split('\n');
    for (const link of links)
      expect(
        tracked.some((file) => file.startsWith(link)),
        link,
      ).toBe(true);
  });
});
