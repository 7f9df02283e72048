import type {
  AffineNormalization,
  CategoryEncoding,
  NumericFeature,
  Recipe,
  RecipeFeature,
} from '../../core/contracts/recipe.ts';
import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { formatNumber } from '../text/format-number.ts';

/** What happens to each column of a row before it is predicted; nothing without features. */
export function recipeTable({ features }: Recipe): Html | null {
  if (features.length === 0) return null;
  return dataTable({
    caption: html`<strong>Recipe.</strong> What happens to every row before it is predicted, with the values that were learnt from the training rows.`,
    columns: [
      { heading: 'Feature', rowHeading: true, cell: ({ column }) => column },
      { heading: 'Type', cell: ({ type }) => type },
      { heading: 'A gap becomes', numeric: true, cell: gapValue },
      { heading: 'By', cell: ({ impute }) => impute.method },
      { heading: 'Then', wraps: true, cell: treatment },
      { heading: 'Zero is at', numeric: true, cell: (feature) => rawValue(feature, zeroPoint) },
      { heading: 'One unit is', numeric: true, cell: (feature) => rawValue(feature, unitSize) },
    ],
    rows: features,
  });
}

function gapValue({ impute }: RecipeFeature): string {
  if (impute.value === null) return 'n/a';
  return typeof impute.value === 'number' ? formatNumber(impute.value) : impute.value;
}

function treatment(feature: RecipeFeature): string {
  const marks = feature.indicator ? ['gaps marked'] : [];
  if (feature.type === 'category') return [encoding(feature.encode), ...marks].join('; ');
  const { method } = feature.normalize;
  return [...outlierRule(feature), method === 'none' ? 'as it is' : method, ...marks].join('; ');
}

function encoding({ method, levels, infrequent }: CategoryEncoding): string {
  const rare = infrequent.length === 0 ? '' : `; together: ${infrequent.join(', ')}`;
  return `${method}: ${levels.join(', ')}${rare}`;
}

function outlierRule({ outliers }: NumericFeature): string[] {
  if (outliers === null) return [];
  const { method, action, low, high } = outliers;
  return [`${method} ${action} outside ${formatNumber(low)} to ${formatNumber(high)}`];
}

function rawValue(feature: RecipeFeature, of: (normalize: AffineNormalization) => number): string {
  if (feature.type === 'category') return '–';
  const { normalize } = feature;
  if (!('offset' in normalize) || normalize.method === 'none') return '–';
  return formatNumber(of(normalize));
}

/** The raw value that is normalised to 0. */
function zeroPoint({ offset, scale, low }: AffineNormalization): number {
  return offset - low / scale;
}

/** How much of the raw unit one normalised unit is. */
function unitSize({ scale }: AffineNormalization): number {
  return 1 / scale;
}
