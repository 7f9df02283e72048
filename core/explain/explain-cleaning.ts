import { optionName } from '../configuration/option-path.ts';
import type { DataSection } from '../contracts/config/data-section.ts';
import type { Profile } from '../contracts/profile.ts';
import type { CleanedTable } from '../data-set/clean-table.ts';
import { changesOf } from './changes-of.ts';
import { explainFeature } from './explain-feature.ts';
import { type Options, optionOf, type PlannedStep } from './planned-step.ts';

/**
 * What a cleaning does, step by step in its order and column by column, with the option that says so and the numbers that
 * were fitted. It is read off a cleaning that was carried out in memory, so that it is no guess. O(features + ledger)
 */
export function explainCleaning(cleaned: CleanedTable, profile: Profile, options: Options): PlannedStep[] {
  const features = cleaned.recipe.features.map((feature) => explainFeature(feature, cleaned, options));
  const ofFeatures = (step: PlannedStep['step']) =>
    features.flatMap((steps) => steps.filter((planned) => planned.step === step));
  return [
    ...typeSteps(profile, options),
    duplicatesStep(cleaned, options),
    ...expectSteps(options),
    ...denoiseSteps(cleaned, options),
    ...(options.config.clean.outliers.method === 'none' ? [noOutliers(options)] : ofFeatures('outliers')),
    ...ofFeatures('impute'),
    ...ofFeatures('normalize'),
    ...ofFeatures('encode'),
  ];
}

function typeSteps({ before }: Profile, { config: { data } }: Options): PlannedStep[] {
  return before.map(({ name, type, role }) => ({
    step: 'types',
    column: name,
    does: `read as ${type}; ${role === 'text' ? 'no feature' : role}`,
    ...typeOption(name, data),
    fitted: null,
    changes: null,
  }));
}

/** Which option decides on the type of a column: ids and ignored columns stay as they are written. */
function typeOption(name: string, { id, ignore, types }: DataSection) {
  const origin = 'configuration' as const;
  if (Object.hasOwn(types, name))
    return { option: optionName(['data', 'types', name]), value: types[name]!, origin };
  if (name === id) return { option: 'data.id', value: name, origin };
  if (ignore.includes(name)) return { option: 'data.ignore', value: name, origin };
  return { option: optionName(['data', 'types', name]), value: null, origin: 'data' as const };
}

function duplicatesStep({ ledger }: CleanedTable, options: Options): PlannedStep {
  const option = optionOf(options, ['clean', 'duplicates']);
  const does =
    option.value === 'drop' ? 'drop rows equal to an earlier one' : 'keep rows equal to an earlier one';
  return { step: 'duplicates', column: null, does, ...option, fitted: null, changes: ledger.rows.duplicates };
}

/** All are met: else there would be no plan. */
function expectSteps(options: Options): PlannedStep[] {
  const { expect } = options.config.clean;
  const met = (path: readonly string[], column: string | null): PlannedStep => ({
    step: 'expect',
    column,
    does: 'is met',
    ...optionOf(options, ['clean', 'expect', ...path]),
    fitted: null,
    changes: null,
  });
  const byColumn = (['missing', 'range', 'values', 'pattern'] as const).flatMap((kind) =>
    Object.keys(expect[kind]).map((column) => met([kind, column], column)),
  );
  return [
    ...(expect.rows === null ? [] : [met(['rows'], null)]),
    ...byColumn,
    ...expect.unique.map((column) => met(['unique'], column)),
    ...(expect.freshness === null ? [] : [met(['freshness'], null)]),
  ];
}

function denoiseSteps({ ledger }: CleanedTable, options: Options): PlannedStep[] {
  return options.config.clean.denoise.flatMap(({ columns, ...rule }, at) =>
    columns.map((column): PlannedStep => {
      const settings = Object.entries(rule).filter(([name]) => name !== 'method');
      return {
        step: 'denoise',
        column,
        does: `filter by ${rule.method}`,
        option: `clean.denoise[${at}]`,
        value: { method: rule.method, ...Object.fromEntries(settings) },
        origin: 'configuration',
        fitted: null,
        changes: changesOf(ledger.entries, 'denoise', column),
      };
    }),
  );
}

function noOutliers(options: Options): PlannedStep {
  const option = optionOf(options, ['clean', 'outliers', 'method']);
  return {
    step: 'outliers',
    column: null,
    does: 'leave extreme values',
    ...option,
    fitted: null,
    changes: 0,
  };
}
