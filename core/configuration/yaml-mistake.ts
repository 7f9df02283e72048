import { YAMLException } from 'js-yaml';

interface Words {
  readonly found: string;
  readonly todo: string;
}

interface Mistake extends Words {
  readonly offset: number | undefined;
}

interface KnownMistake extends Words {
  /** The parser's reason. */
  readonly reason: RegExp;
  /** What stands on the line before the place where the parser gave up. */
  readonly before?: RegExp;
  /** What stands from there on. */
  readonly rest?: RegExp;
}

const TAB = {
  reason: /^deficient indentation/,
  found: 'found a tab where only spaces may be',
  todo: 'Write spaces in its place.',
};

/** Our words for the mistakes that people make; for the others the parser's own are good enough. The first that fits. */
const MISTAKES: readonly KnownMistake[] = [
  {
    reason: /^tab characters/,
    found: 'found a tab as indentation',
    todo: 'Indent with spaces: YAML allows no tabs.',
  },
  { ...TAB, before: /\t *$/, rest: /^\S/ },
  { ...TAB, rest: /^[ \t]*\t *\S/ },
  {
    reason: /^bad indentation|^missed comma/,
    before: /: /,
    rest: /^:/,
    found: 'found a second ": " on the line',
    todo: 'Put the value in quotes, or begin a new line.',
  },
  {
    reason: /^bad indentation/,
    before: /: *$/,
    rest: /^(?:[@`%&*!|>,[\]{}]|[-?] )/,
    found: 'found a value that begins with a character of the YAML syntax',
    todo: 'Put the value in quotes.',
  },
  {
    reason: /^bad indentation|^end of the stream/,
    before: /["'\]}] *$/,
    found: 'found more behind a closing quote or bracket',
    todo: 'Put the whole value in quotes, or begin a new line.',
  },
  {
    reason: /^deficient indentation|^unexpected end/,
    found: 'found a wrong indentation, or an unclosed bracket or quote',
    todo: 'Indent by two spaces a level and close every bracket and quote.',
  },
  {
    reason: /^bad indentation|^end of the stream/,
    found: 'found a wrong indentation',
    todo: 'Indent by two spaces a level, and alike what is on one level.',
  },
  {
    reason: /multiline key/,
    found: 'found a key of several lines',
    todo: 'Write ": " behind every key.',
  },
];

/** What is wrong with a text that the parser refuses, and where: it gives up at the first mistake. */
export function yamlMistake(error: Error, text: string): Mistake {
  if (!(error instanceof YAMLException) || error.mark === undefined)
    return { offset: undefined, ...inTheirWords(error.message) };
  const { reason, mark } = error;
  // What is still open at the end is told where the last line is that holds anything.
  const offset = Math.min(mark.position, text.trimEnd().length);
  return { offset, ...wordsFor(reason, text, mark.position) };
}

function wordsFor(reason: string, text: string, offset: number): Words {
  const before = /[^\r\n]*$/.exec(text.slice(0, offset))![0];
  const rest = text.slice(offset);
  if (reason === 'duplicated mapping key') {
    const key = /["']?$/.exec(before)![0] + /^[^:\r\n]*/.exec(rest)![0].trim();
    return { found: `found the key ${key} twice in one mapping`, todo: 'Keep one of the two.' };
  }
  const known = MISTAKES.find(
    (mistake) =>
      mistake.reason.test(reason) &&
      (mistake.before?.test(before) ?? true) &&
      (mistake.rest?.test(rest) ?? true),
  );
  return known === undefined ? inTheirWords(reason) : { found: known.found, todo: known.todo };
}

function inTheirWords(reason: string): Words {
  return { found: `found no valid YAML (${reason})`, todo: 'Mend the syntax.' };
}
