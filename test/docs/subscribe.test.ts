import { beforeAll, describe, expect, it } from 'vitest';
import type { Notification } from '../../core/ports/notifier.ts';
import { inTemporaryFolder, runUpkeep } from '../e2e/run-upkeep.ts';
import { blocksOf, readPage } from './read-page.ts';
import { demoMessages, otherMessages } from './sample-messages.ts';

const PAGE = readPage('docs/subscribe.md');
const BLOCKS = blocksOf(PAGE);

let messages: Notification[];

beforeAll(async () => {
  messages = await inTemporaryFolder(async (folder) => {
    await runUpkeep(['demo', '--quiet'], folder);
    return [...(await demoMessages(folder)), ...(await otherMessages())];
  });
});

describe('docs/subscribe.md', () => {
  it('shows messages as they are sent', () => {
    const sent = messages.map(({ subject, text }) => `Subject: ${subject}\n\n${text}`);
    const shown = BLOCKS.filter(({ language }) => language === 'text').map(({ text }) => text);
    expect(shown.length).toBeGreaterThan(6);
    for (const text of shown) expect(sent).toContain(text);
  });

  it('shows a message as JSON as it is sent', () => {
    const [shown] = BLOCKS.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text));
    expect(messages).toContainEqual(shown);
  });

  it('lists every kind, severity and state that these messages have', () => {
    for (const { attributes } of messages) {
      const [kind, severity, state] = [attributes.kind, attributes.severity, attributes.state!];
      for (const [name, value] of Object.entries({ kind, severity, state })) {
        const [, values] = new RegExp(`^\\| \`${name}\` \\| (.*) \\|$`, 'm').exec(PAGE)!;
        expect(values, name).toContain(`\`${value}\``);
      }
    }
  });
});
