import type { NumericFeature, Recipe } from '../contracts/recipe.ts';
import { namesOf } from './fill-contradiction.ts';
import { treatedContradiction } from './treated-contradiction.ts';

/** How the rows for knn contradict the features or themselves; `undefined` where they do not. O(size) */
export function neighboursContradiction({ features, neighbours }: Recipe): string | undefined {
  const wanted = features.filter(({ impute }) => impute.method === 'knn');
  const names = wanted.map(({ column }) => column);
  const columns = neighbours?.columns ?? {};
  const found = Object.keys(columns);
  if (names.length !== found.length || !names.every((name) => found.includes(name)))
    return `neighbours: it has ${namesOf(found)}, and the features imputed by knn are ${namesOf(names)}`;
  if (neighbours !== null && names.length === 0)
    return 'neighbours: it is not null, and no feature is imputed by knn';
  const cells = Object.values(columns);
  if (!cells.every(({ length }) => length === cells[0]!.length))
    return 'neighbours.columns: the columns are not equally long';
  for (const feature of wanted) {
    const fault = untreatedCell(feature as NumericFeature, columns[feature.column]!);
    if (fault !== undefined) return `neighbours.columns: ${fault}`;
  }
  return undefined;
}

function untreatedCell(feature: NumericFeature, cells: readonly (number | null)[]): string | undefined {
  for (const cell of cells) {
    const fault = cell === null ? undefined : treatedContradiction(feature, cell);
    if (fault !== undefined) return `${JSON.stringify(feature.column)} holds ${cell}, which ${fault}`;
  }
  return undefined;
}
