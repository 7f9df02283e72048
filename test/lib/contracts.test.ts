import { describe, expect, it } from 'vitest';
import { keys, registryKeys } from '../../core/contracts/keys.ts';
import { resourcesOf, synthesise } from './synthesise.ts';

const TRAINER = 'arn:aws:lambda:eu-central-1:123456789012:function:trainer';

/** Every prefix and every kind that some policy of the stack names. */
function grantedIn(): { prefixes: string[]; kinds: string[] } {
  const policies = JSON.stringify(resourcesOf(synthesise({ trainers: TRAINER }), 'AWS::IAM::Policy'));
  const prefixes = [...policies.matchAll(/"\/([a-z]+)\/\*"/g)].map(([, prefix]) => prefix!);
  const lists = [...policies.matchAll(/"dynamodb:LeadingKeys":(\[[^\]]*\])/g)];
  const kinds = lists.flatMap(([, list]) => JSON.parse(list!) as string[]);
  return { prefixes: [...new Set(prefixes)].sort(), kinds: [...new Set(kinds)].sort() };
}

/** The first part of what each function of a list of keys makes. */
function firstParts(makers: Record<string, (...parts: never[]) => string>): string[] {
  const made = Object.values(makers).map((make) => make(...(['m', 'f', 'x'] as never[])).split('/')[0]!);
  return [...new Set(made)].sort();
}

describe('what the policies name', () => {
  const { prefixes, kinds } = grantedIn();

  it('are the prefixes of the bucket, each used by some function', () => {
    expect(prefixes).toEqual(firstParts(keys));
  });

  it('are the kinds of documents, each used by some function', () => {
    expect(kinds).toEqual(firstParts(registryKeys));
  });
});
