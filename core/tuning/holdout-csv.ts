import { quotedText } from '../csv/quoted-text.ts';
import type { Prediction } from '../estimators/estimator.ts';
import { cellText } from '../table/column-text.ts';
import { findColumn, type Table } from '../table/table.ts';
import type { ModelComparison } from './compare-models.ts';

/**
 * `holdout.csv`: the comparison, row by row, so that a decision can be checked with any tool. Classes by their names, with the
 * probability that either model gives each, where it gives any.
 */
export function holdoutCsv(table: Table, id: string | null, comparison: ModelComparison): string {
  const { rows, yTrue, classes, challenger, opponent } = comparison;
  const ids = id === null ? undefined : findColumn(table, id);
  const shown = (value: number) => (classes === null ? String(value) : quotedText(classes[value] ?? ''));
  const models = Object.entries({ challenger, opponent });
  const header = [id === null ? 'row' : 'id', 'actual', 'challenger', 'opponent'];
  for (const [name, { probabilities }] of models) {
    if (classes === null || probabilities === null) continue;
    header.push(...classes.map((level) => quotedText(`${name}_${level}`)));
  }
  const lines = Array.from(rows, (row, index) => {
    const cells = [ids === undefined ? String(row) : quotedText(cellText(ids, row) ?? '')];
    cells.push(shown(yTrue[index]!), ...models.map(([, { yPred }]) => shown(yPred[index]!)));
    for (const [, model] of models) cells.push(...probabilitiesAt(model, classes, index));
    return `${cells.join(',')}\n`;
  });
  return `${header.join(',')}\n${lines.join('')}`;
}

function probabilitiesAt(
  { probabilities }: Prediction,
  classes: readonly string[] | null,
  index: number,
): string[] {
  if (classes === null || probabilities === null) return [];
  const { length } = classes;
  return Array.from(probabilities.subarray(index * length, (index + 1) * length), String);
}
