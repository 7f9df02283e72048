import { MAX_FEW_VALUES } from './few-values.ts';
import type { FittedFeatures } from './fit-features.ts';
import { nKept } from './neighbours/neighbour-rows.ts';
import type { PassedOver } from './outliers/outlier-bounds.ts';

const REASONS: { readonly [reason in PassedOver]: string } = {
  boolean: 'booleans have none',
  fewValues: `at most ${MAX_FEW_VALUES} distinct values`,
  noSpread: 'most values are equal, so that there is no spread to measure by',
};

/**
 * What the fit decided for the user, a sentence each.
 * @param nRows training rows, before outliers drop any
 */
export function recipeNotices(
  { features, neighbours, passedOver, nDropped, empty }: Omit<FittedFeatures, 'fills' | 'imputed'>,
  nRows: number,
): string[] {
  const reasons = Object.keys(REASONS) as PassedOver[];
  const passed = reasons.flatMap((reason) => {
    const names = [...passedOver].filter(([, why]) => why === reason).map(([name]) => name);
    return names.length === 0 ? [] : [`Not searched for outliers: ${names.join(', ')}; ${REASONS[reason]}.`];
  });
  const dropped =
    nDropped === 0
      ? []
      : [`Rows with an outlier, left out of clean.csv and of training, not of tests: ${nDropped}.`];
  const filled = empty.map((name) => {
    const { value } = features.find(({ column }) => column === name)!.impute;
    const what = value === null ? 'its gaps stay' : `its gaps become ${value}`;
    return `No training row has a value of ${name}: ${what}.`;
  });
  const nKnown = nRows - nDropped;
  const nDonors = neighbours === null ? nKnown : nKept(neighbours);
  const sampled =
    nDonors === nKnown
      ? []
      : [`knn looks for the nearest rows among ${nDonors} of ${nKnown} training rows, a sample.`];
  return [...passed, ...dropped, ...sampled, ...filled];
}
