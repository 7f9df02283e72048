import { type OptionPath, optionName, valueAt } from '../configuration/option-path.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { JsonValue } from '../contracts/json.ts';

/** One thing that a cleaning does to one column, or to the rows. */
export interface PlannedStep {
  readonly step:
    | 'types'
    | 'duplicates'
    | 'expect'
    | 'denoise'
    | 'outliers'
    | 'impute'
    | 'normalize'
    | 'encode';
  /** Null where it is about rows. */
  readonly column: string | null;
  /** What is done, in words. */
  readonly does: string;
  /** The option that says so, such as `clean.impute.numeric`. */
  readonly option: string;
  readonly value: JsonValue;
  /** Where the value comes from; `data`: nothing was said, and the data decide. */
  readonly origin: 'configuration' | 'default' | 'data';
  /** Numbers that were fitted on the rows, by name; null where there are none. */
  readonly fitted: { readonly [name: string]: JsonValue } | null;
  /** Cells, or rows where it is about rows; null where nothing is counted. */
  readonly changes: number | null;
}

/** What the configuration says, with and without its defaults. */
export interface Options {
  readonly config: ModelConfig;
  /** As it stands in the file. */
  readonly given: unknown;
}

/** An option with its value, and whether somebody chose it. */
export function optionOf(
  { config, given }: Options,
  path: OptionPath,
): Pick<PlannedStep, 'option' | 'value' | 'origin'> {
  return {
    option: optionName(path),
    value: (valueAt(config, path) ?? null) as JsonValue,
    origin: valueAt(given, path) === undefined ? 'default' : 'configuration',
  };
}
