import type * as z from 'zod/mini';
import { type ModelConfig, modelConfig } from '../contracts/config/model-config.ts';
import { checkConfig } from './check-config.ts';
import { checkNames } from './check-names.ts';
import { type ConfigurationProblem, configurationError } from './configuration-problem.ts';
import type { Finding } from './finding.ts';
import { foundText } from './found-text.ts';
import { findingsOf } from './issue-findings.ts';
import { optionName } from './option-path.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/**
 * Reads `upkeep.yaml` (or the same as JSON) and fills in the defaults.
 * @throws ConfigurationError with every problem at once, by line: mistakes of syntax, or else unknown keys, wrong values
 * and options that contradict each other
 */
export function parseConfig(text: string, fileName: string): ModelConfig {
  const source = readYaml(text, fileName);
  refuseAny(source.problems);
  refuseAny(topLevelProblems(source.value, fileName));
  const parsed = modelConfig.safeParse(source.value);
  const names = checkNames(source);
  if (parsed.success) {
    refuseAny(located([...names, ...checkConfig(parsed.data, new Set())], source, fileName));
    return parsed.data;
  }
  const findings = [...names, ...allFindings(source.value as object, parsed.error.issues)];
  refuseAny(located(findings, source, fileName));
  throw new TypeError('a configuration was refused for no reason');
}

/** What the schema finds, and what the cross-checks find in the sections that are sound. */
function allFindings(value: object, issues: readonly z.core.$ZodIssue[]): Finding[] {
  const broken = new Set(issues.map((issue) => issue.path[0]));
  const isSound = (key: string) => Object.hasOwn(modelConfig.shape, key) && !broken.has(key);
  const sound = Object.entries(value).filter(([key]) => isSound(key));
  const rest = modelConfig.parse({ model: 'unnamed', ...Object.fromEntries(sound) });
  return [...findingsOf(issues, value), ...checkConfig(rest, broken)];
}

function topLevelProblems(value: unknown, where: string): ConfigurationProblem[] {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return [];
  const isEmpty = value === null || value === undefined;
  const found = isEmpty ? 'found an empty file' : `${foundText(value)} in place of the configuration`;
  const allowed = `a mapping with ${Object.keys(modelConfig.shape).join(', ')}`;
  return [{ where, found, allowed, todo: 'Begin with a line such as "model: my-model".' }];
}

function located(findings: readonly Finding[], source: YamlSource, fileName: string): ConfigurationProblem[] {
  const problems = findings.map(({ path, ...words }) => {
    const line = source.lineOf(path);
    return { line, problem: { where: `${fileName}:${line} ${optionName(path)}`, ...words } };
  });
  return problems.sort((a, b) => a.line - b.line).map(({ problem }) => problem);
}

function refuseAny(problems: readonly ConfigurationProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw configurationError([first, ...others]);
}
