import type { ModelArtefact } from '../../core/contracts/model-artefact.ts';
import { dataTable, type TableColumn } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { fixedFormat } from '../text/format-number.ts';
import { classCoefficients, MAX_BARS } from './coefficients.ts';

interface FeatureRow {
  readonly feature: string;
  /** One a class. */
  readonly coefs: readonly number[];
}

/** The coefficients of each class, largest first; null where there are none of several classes. */
export function classCoefficientTable({
  estimator,
  classes = null,
  featureNames,
  signature,
}: ModelArtefact): Html | null {
  const byClass = classCoefficients(estimator, featureNames);
  if (classes === null || byClass.length !== classes.length) return null;
  const all = featureNames.map(
    (feature, j): FeatureRow => ({ feature, coefs: byClass.map((row) => row[j]!) }),
  );
  const size = ({ coefs }: FeatureRow) => Math.max(...coefs.map(Math.abs));
  const rows = all.sort((a, b) => size(b) - size(a)).slice(0, MAX_BARS);
  const format = fixedFormat(rows.flatMap(({ coefs }) => coefs));
  const left = all.length - rows.length;
  return dataTable<FeatureRow>({
    caption: html`<strong>Coefficients.</strong> How far a feature that grows by one unit of its normalised scale moves the score of each class of ${signature.target.name}: the logarithm of the odds between two classes moves by the difference of theirs. Largest first${left > 0 ? `, the ${left} smallest left out` : ''}.`,
    columns: [
      { heading: 'Feature', rowHeading: true, cell: ({ feature }) => feature },
      ...classes.map(
        (name, at): TableColumn<FeatureRow> => ({
          heading: name,
          numeric: true,
          cell: ({ coefs }) => format(coefs[at]!),
        }),
      ),
    ],
    rows,
  });
}
