import type { Recipe, RecipeFeature } from '../../core/contracts/recipe.ts';
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
  if (feature.type === 'category') return `oneHot: ${feature.encode.levels.join(', ')}`;
  return feature.normalize.method === 'none' ? 'as it is' : feature.normalize.method;
}

type Normalize = Extract<RecipeFeature, { normalize: unknown }>['normalize'];

function rawValue(feature: RecipeFeature, of: (normalize: Normalize) => number): string {
  if (feature.type === 'category' || feature.normalize.method === 'none') return '–';
  return formatNumber(of(feature.normalize));
}

/** The raw value that is normalised to 0. */
function zeroPoint({ offset, scale, low }: Normalize): number {
  return offset - low / scale;
}

/** How much of the raw unit one normalised unit is. */
function unitSize({ scale }: Normalize): number {
  return 1 / scale;
}
