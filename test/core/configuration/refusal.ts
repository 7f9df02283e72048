import { expect } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { ConfigurationError } from '../../../core/errors.ts';

/** The lines of the message with which a text is refused as `upkeep.yaml`; fails when it is accepted. */
export function refusalOf(text: string): string[] {
  try {
    parseConfig(text, 'upkeep.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).message.split('\n');
  }
  return expect.fail('the configuration was accepted');
}
