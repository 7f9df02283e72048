import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import { dataTable } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import type { RunReportData } from '../run-report-data.ts';
import { fixedFormat } from '../text/format-number.ts';
import { isInUnitsOfTarget, metricLabel } from '../text/metric-text.ts';
import { scoreDirection } from '../text/score-direction.ts';

interface ScoreRow {
  readonly scorer: ScorerName;
  readonly model: number;
  readonly opponent: number;
}

/** The scores of both on the same rows; those of the decision are taken from it. */
export function scoreTable(data: RunReportData, opponent: string): Html {
  const target = data.artefact.signature.target.name;
  const rows = data.scoring.map((scorer) => scoreRow(data, scorer));
  const format = ({ model, opponent }: ScoreRow) => fixedFormat([model, opponent]);
  return dataTable<ScoreRow>({
    caption: html`<strong>Scores on the same ${data.holdout.length} rows.</strong>`,
    columns: [
      { heading: 'Score', rowHeading: true, cell: ({ scorer }) => metricLabel(scorer) },
      { heading: `Version ${data.artefact.version}`, numeric: true, cell: (row) => format(row)(row.model) },
      { heading: capitalised(opponent), numeric: true, cell: (row) => format(row)(row.opponent) },
      { heading: 'Difference', numeric: true, cell: (row) => format(row)(row.model - row.opponent) },
      {
        heading: 'Better',
        cell: (row) => betterText(row, { model: `version ${data.artefact.version}`, opponent }),
      },
      {
        heading: 'How to read it',
        wraps: true,
        cell: ({ scorer }) => `${unitText(scorer, target)}${scoreDirection(scorer)} is better`,
      },
    ],
    rows,
  });
}

function unitText(scorer: ScorerName, target: string): string {
  return isInUnitsOfTarget(scorer) ? `in units of ${target}, ` : '';
}

function scoreRow({ decision, holdoutScores }: RunReportData, scorer: ScorerName): ScoreRow {
  const isDecisive = decision?.scorer === scorer;
  return {
    scorer,
    model: (isDecisive ? decision.challengerScore : null) ?? holdoutScores.model?.[scorer] ?? Number.NaN,
    opponent: (isDecisive ? decision.opponentScore : null) ?? holdoutScores.opponent?.[scorer] ?? Number.NaN,
  };
}

function betterText(
  { scorer, model, opponent }: ScoreRow,
  names: { model: string; opponent: string },
): string {
  if (!Number.isFinite(model - opponent)) return 'n/a';
  if (model === opponent) return 'equal';
  return model > opponent === (scoreDirection(scorer) === 'higher') ? names.model : names.opponent;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
