import { describe, expect, it } from 'vitest';
import { STACK_OUTPUTS } from '../../core/contracts/deployment.ts';
import { DEPLOYMENT } from '../../core/cost/deployment-facts.ts';
import { maxUploadBytes } from '../../lib/max-upload-bytes.ts';
import { readStackContext } from '../../lib/stack-context.ts';
import { readPage } from './read-page.ts';

const PAGE = readPage('docs/deploy.md');

describe('docs/deploy.md', () => {
  it('names the outputs of the stack', () => {
    for (const output of Object.values(STACK_OUTPUTS)) expect(PAGE).toContain(`\`${output}\``);
  });

  it('names the settings of the context, with their defaults', () => {
    const defaults = readStackContext({ tryGetContext: () => undefined });
    const rows = [...PAGE.matchAll(/^\| `-c (\w+)=\w+` \| `?(\w+)`? \|/gm)];
    expect(Object.fromEntries(rows.map(([, name, value]) => [name, value]))).toEqual(
      Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, String(value)])),
    );
  });

  it('says how large an upload may be', () => {
    const [, megabytes] = /about (\d+) MB/.exec(PAGE)!;
    const limit = maxUploadBytes(DEPLOYMENT.memoryMb.clean) / 1e6;
    expect(Math.abs(Number(megabytes) / limit - 1)).toBeLessThan(0.05);
  });
});
