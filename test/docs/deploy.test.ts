import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { STACK_OUTPUTS } from '../../core/contracts/deployment.ts';
import { DEPLOYMENT } from '../../core/cost/deployment-facts.ts';
import { maxUploadBytes } from '../../lib/max-upload-bytes.ts';
import { readStackContext } from '../../lib/stack-context.ts';
import { inTemporaryFolder, REPOSITORY } from '../e2e/run-upkeep.ts';
import { blocksOf, readPage } from './read-page.ts';

const PAGE = readPage('docs/deploy.md');

describe('docs/deploy.md', () => {
  it('names the outputs of the stack', () => {
    for (const output of Object.values(STACK_OUTPUTS)) expect(PAGE).toContain(`\`${output}\``);
  });

  it('names the settings of the context, with their defaults', () => {
    const defaults = readStackContext({ tryGetContext: () => undefined });
    const rows = [...PAGE.matchAll(/^\| `-c (\w+)=[\w,]+` \| `?(\w+)`? \|/gm)];
    expect(Object.fromEntries(rows.map(([, name, value]) => [name, value]))).toEqual(
      Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, String(value) || 'none'])),
    );
  });

  it('shows a stack of your own as it is compiled here, and the command line finds it', async () => {
    const file = join(REPOSITORY, 'test/docs/own-stack.ts');
    const shown = blocksOf(PAGE).find(({ language }) => language === 'ts')!.text;
    expect(shown.replace("'./lib/", "'../../lib/")).toBe((await readFile(file, 'utf8')).trim());
    await inTemporaryFolder(async (folder) => {
      const CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:bundling-stacks': [] });
      const env = { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON };
      await promisify(execFile)(process.execPath, [file], { cwd: REPOSITORY, env });
      const template = JSON.parse(await readFile(join(folder, 'Cars.template.json'), 'utf8'));
      expect(Object.keys(template.Outputs)).toEqual(Object.values(STACK_OUTPUTS));
      expect(JSON.stringify(template)).not.toContain('AWS::CloudWatch::Dashboard');
    });
  });

  it('says how large an upload may be', () => {
    const [, megabytes] = /about (\d+) MB/.exec(PAGE)!;
    const limit = maxUploadBytes(DEPLOYMENT.memoryMb.clean) / 1e6;
    expect(Math.abs(Number(megabytes) / limit - 1)).toBeLessThan(0.05);
  });
});
