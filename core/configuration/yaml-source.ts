import { type Document, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ConfigurationProblem } from './configuration-problem.ts';
import type { OptionPath } from './option-path.ts';
import { yamlProblems } from './yaml-problems.ts';

/** A configuration file as read: its value, and the line on which an option is (or the nearest one above it that is there). */
export interface YamlSource {
  readonly value: unknown;
  readonly problems: readonly ConfigurationProblem[];
  lineOf(path: OptionPath): number;
}

/** Reads YAML 1.2, of which JSON is a part. Never throws: what is wrong with the text is in `problems`. */
export function readYaml(text: string, fileName: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: OptionPath) => lineAt(offsetOf(document, path));
  const problems = yamlProblems(document, { text, fileName, lineAt });
  if (problems.length > 0) return { value: undefined, problems, lineOf };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems, lineOf };
  } catch {
    // An alias without its anchor, or a few bytes of aliases that stand for gigabytes.
    const found = 'found an alias (*name) that cannot be resolved';
    return {
      value: undefined,
      problems: [{ where: fileName, found, todo: 'Write the value out instead.' }],
      lineOf,
    };
  }
}

function offsetOf(document: Document, path: OptionPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    const item = itemOf(node, part);
    if (isPair(item)) {
      offset = startOf(item.key) ?? offset;
      node = item.value;
    } else if (item !== undefined) {
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function itemOf(node: unknown, part: PropertyKey): unknown {
  if (isMap(node)) return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  return isCollection(node) && typeof part === 'number' ? node.items[part] : undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly [number, number, number] | null } | null)?.range?.[0];
}
