import type { CategoryFeature, Normalization, NumericFeature, RecipeFeature } from '../contracts/recipe.ts';

/** How a feature of a recipe contradicts itself; `undefined` where it does not. O(size) */
export function featureContradiction(feature: RecipeFeature): string | undefined {
  const found =
    feature.type === 'category'
      ? ofLevels(feature)
      : ((feature.type === 'boolean' ? ofBoolean(feature) : undefined) ?? ofNumber(feature));
  return found && `features: ${found}`;
}

/** It has no outliers, gets its most frequent value, and is not normalised. */
function ofBoolean({ column, outliers, impute, normalize }: NumericFeature): string | undefined {
  const name = `${JSON.stringify(column)} is boolean`;
  if (outliers !== null) return `${name}, and has outliers`;
  if (impute.method !== 'mostFrequent') return `${name}, and its gaps are filled by ${impute.method}`;
  if (impute.value !== 0 && impute.value !== 1)
    return `${name}, and its gaps are filled with ${impute.value}`;
  return normalize.method === 'none' ? undefined : `${name}, and is normalised by ${normalize.method}`;
}

function ofNumber({ column, outliers, impute: { value }, normalize }: NumericFeature): string | undefined {
  const name = JSON.stringify(column);
  if (outliers !== null && outliers.low > outliers.high)
    return `the outlier bounds of ${name} are ${outliers.low} and ${outliers.high}, which do not ascend`;
  if (normalize.method === 'log1p' && value <= -1)
    return `${name} is normalised by log1p, and its gaps are filled with ${value}, which has no logarithm`;
  return ofNormalization(name, normalize);
}

function ofNormalization(name: string, normalize: Normalization): string | undefined {
  if (normalize.method === 'log1p') return undefined;
  if (normalize.method === 'quantile')
    return ascend(normalize.quantiles) ? undefined : `the quantiles of ${name} do not ascend`;
  const { method, offset, scale, low, clip } = normalize;
  if (method === 'none' && (offset !== 0 || scale !== 1 || low !== 0 || clip !== null))
    return `${name} is normalised by none, and its numbers would change`;
  if (scale <= 0) return `${name} has the scale ${scale}, which is not above 0`;
  if (clip === null || ascend(clip)) return undefined;
  return `${name} is cut to ${clip.join(' and ')}, which do not ascend`;
}

function ascend<T extends number | string>(items: readonly T[]): boolean {
  return items.every((item, i) => i === 0 || items[i - 1]! <= item);
}

/** One level, one place: by UTF-16 code unit, as they are sorted. */
function ofLevels({ column, impute, encode: { levels, infrequent } }: CategoryFeature): string | undefined {
  const name = JSON.stringify(column);
  const known = new Set<string>();
  for (const level of [...levels, ...infrequent]) {
    if (known.has(level)) return `level ${JSON.stringify(level)} of ${name} is there twice`;
    known.add(level);
  }
  if (!ascend(levels)) return `the levels of ${name} do not ascend`;
  if (!ascend(infrequent)) return `the infrequent levels of ${name} do not ascend`;
  return ofFill(name, impute, known);
}

/** The most frequent level of the training rows is one of their levels, also where a fill along the rows leaves gaps to it. */
function ofFill(
  name: string,
  { method, value }: CategoryFeature['impute'],
  known: ReadonlySet<string>,
): string | undefined {
  if (method === 'constant')
    return value === null ? `the gaps of ${name} are filled with a constant, and it is null` : undefined;
  if (value !== null)
    return known.has(value)
      ? undefined
      : `the gaps of ${name} are filled with ${JSON.stringify(value)}, which is none of its levels`;
  return method === 'mostFrequent' && known.size > 0
    ? `the gaps of ${name} are filled with its most frequent level, and that is null`
    : undefined;
}
