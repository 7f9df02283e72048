import { ConfigurationError, type ErrorDetail } from '../errors.ts';

/** One thing that is wrong in a configuration file. */
export interface ConfigurationProblem extends ErrorDetail {
  /** A sentence, with its full stop: other problems may follow it. */
  readonly todo: string;
}

/**
 * All problems as one error: the text has a line for each, `detail` is that of the first with the others' lines
 * after it, and `cause` holds the list for programs.
 */
export function configurationError(
  problems: readonly [ConfigurationProblem, ...ConfigurationProblem[]],
): ConfigurationError {
  const [first, ...others] = problems;
  const lines = others.map((problem) => new ConfigurationError(problem).message);
  return new ConfigurationError({ ...first, todo: [first.todo, ...lines].join('\n') }, { cause: problems });
}
