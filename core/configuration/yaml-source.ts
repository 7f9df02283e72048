import { constructFromEvents, parseEvents } from 'js-yaml';
import { badAliasOf } from './bad-alias.ts';
import type { ConfigurationProblem } from './configuration-problem.ts';
import type { OptionPath } from './option-path.ts';
import { yamlMistake } from './yaml-mistake.ts';
import { readNodes, type YamlNode } from './yaml-node.ts';

/** A configuration file as read: its value, and the line on which an option is (or the nearest one above it that is there). */
export interface YamlSource {
  readonly value: unknown;
  /** What is wrong with the text, at most one: the parser gives up there, and there is no value. */
  readonly problems: readonly ConfigurationProblem[];
  lineOf(path: OptionPath): number;
  /** The keys of which YAML makes no text, and how they are written. */
  readonly noTexts: readonly NoText[];
}

interface NoText {
  readonly path: OptionPath;
  readonly written: string;
}

/** Reads YAML 1.2, of which JSON is a part. Never throws: what is wrong with the text is in `problems`. */
export function readYaml(text: string, fileName: string): YamlSource {
  const refused = (offset: number | undefined, words: Omit<ConfigurationProblem, 'where'>): YamlSource => {
    const where = offset === undefined ? fileName : `${fileName}:${lineAt(text, offset)}`;
    return { ...NOTHING, problems: [{ where, ...words }] };
  };
  try {
    const events = parseEvents(text, {});
    const [document, second] = readNodes(events, text);
    if (document === undefined) return NOTHING;
    if (second !== undefined) return refused(markerBefore(text, second.offset), SECOND_DOCUMENT);
    const badAlias = badAliasOf(document);
    if (badAlias !== undefined) return refused(badAlias, BAD_ALIAS);
    const [value] = constructFromEvents(events, { source: text });
    const lineOf = (path: OptionPath) => lineAt(text, offsetOf(document, path));
    return { value, problems: [], lineOf, noTexts: noTextsOf(document) };
  } catch (error) {
    const { offset, ...words } = yamlMistake(error as Error, text);
    return refused(offset, words);
  }
}

const NOTHING: YamlSource = { value: undefined, problems: [], lineOf: () => 1, noTexts: [] };

const SECOND_DOCUMENT = {
  found: 'found a second document (a line "---" or "...")',
  todo: 'Keep one document in a file.',
};

const BAD_ALIAS = {
  found: 'found an alias (*name) that cannot be resolved',
  todo: 'Write the value out instead.',
};

/** Where the line is that ends the first document. */
function markerBefore(text: string, offset: number): number {
  return [...text.slice(0, offset).matchAll(/^(?:---|\.\.\.)/gm)].at(-1)?.index ?? offset;
}

function offsetOf(document: YamlNode, path: OptionPath): number {
  let node = document;
  for (const part of path) {
    const child = node.children.get(String(part));
    if (child === undefined) break;
    node = child;
  }
  return node.offset;
}

function noTextsOf({ children }: YamlNode, parent: OptionPath = []): NoText[] {
  return [...children].flatMap(([name, child]) => {
    const path = [...parent, name];
    const inner = noTextsOf(child, path);
    return child.noText === undefined ? inner : [{ path, written: child.noText }, ...inner];
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length;
}
