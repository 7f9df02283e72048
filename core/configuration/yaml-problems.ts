import type { Document, YAMLError } from 'yaml';
import type { ConfigurationProblem } from './configuration-problem.ts';

interface Source {
  readonly text: string;
  readonly fileName: string;
  lineAt(offset: number): number;
}

/** Our words for the mistakes that people make; for the others the parser's own message is good enough. */
const MISTAKES: { readonly [code: string]: { readonly found: string; readonly todo: string } } = {
  TAB_AS_INDENT: { found: 'found a tab as indentation', todo: 'Indent with spaces: YAML allows no tabs.' },
  MULTIPLE_DOCS: {
    found: 'found a second document (a line "---" or "...")',
    todo: 'Keep one document in a file.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'found a second ": " on the line',
    todo: 'Put the value in quotes, or begin a new line.',
  },
  BAD_INDENT: {
    found: 'found a wrong indentation or an unclosed bracket',
    todo: 'Indent by two spaces a level and close every bracket.',
  },
  BAD_SCALAR_START: {
    found: 'found a value that begins with a character of the YAML syntax',
    todo: 'Put the value in quotes.',
  },
};

/** The syntax errors and warnings of a YAML document, the first of each line: what follows on it is mostly its echo. */
export function yamlProblems(document: Document, source: Source): ConfigurationProblem[] {
  const byLine = new Map<number, ConfigurationProblem>();
  for (const error of [...document.errors, ...document.warnings]) {
    const line = source.lineAt(error.pos[0]);
    if (!byLine.has(line))
      byLine.set(line, { where: `${source.fileName}:${line}`, ...wordsFor(error, source.text) });
  }
  return [...byLine].sort(([a], [b]) => a - b).map(([, problem]) => problem);
}

function wordsFor(error: YAMLError, text: string): { found: string; todo: string } {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\r\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? '';
    return { found: `found the key ${key} twice in one mapping`, todo: 'Keep one of the two.' };
  }
  const known = MISTAKES[error.code];
  return known ?? { found: `found no valid YAML (${error.message})`, todo: 'Mend the syntax.' };
}
