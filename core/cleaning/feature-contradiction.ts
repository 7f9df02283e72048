import type { CategoryFeature, NumericFeature, RecipeFeature } from '../contracts/recipe.ts';

/** How a feature of a recipe contradicts itself; `undefined` where it does not. O(size) */
export function featureContradiction(feature: RecipeFeature): string | undefined {
  const found = feature.type === 'category' ? ofLevels(feature) : ofNumber(feature);
  return found && `features: ${found}`;
}

function ofNumber({ column, outliers, impute: { value }, normalize }: NumericFeature): string | undefined {
  const name = JSON.stringify(column);
  if (outliers !== null && outliers.low > outliers.high)
    return `the outlier bounds of ${name} are ${outliers.low} and ${outliers.high}, which do not ascend`;
  if (normalize.method === 'log1p')
    return value > -1
      ? undefined
      : `${name} is normalised by log1p, and its gaps are filled with ${value}, which has no logarithm`;
  if (normalize.method === 'quantile')
    return ascend(normalize.quantiles) ? undefined : `the quantiles of ${name} do not ascend`;
  if (normalize.clip === null || ascend(normalize.clip)) return undefined;
  return `${name} is cut to ${normalize.clip.join(' and ')}, which do not ascend`;
}

function ascend<T extends number | string>(items: readonly T[]): boolean {
  return items.every((item, i) => i === 0 || items[i - 1]! <= item);
}

/** One level, one place: by UTF-16 code unit, as they are sorted. */
function ofLevels({ column, encode: { levels, infrequent } }: CategoryFeature): string | undefined {
  const name = JSON.stringify(column);
  const known = new Set<string>();
  for (const level of [...levels, ...infrequent]) {
    if (known.has(level)) return `level ${JSON.stringify(level)} of ${name} is there twice`;
    known.add(level);
  }
  if (!ascend(levels)) return `the levels of ${name} do not ascend`;
  return ascend(infrequent) ? undefined : `the infrequent levels of ${name} do not ascend`;
}
