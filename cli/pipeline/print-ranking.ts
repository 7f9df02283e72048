import type { CvResult } from '../../core/contracts/cv-results.ts';
import { keys } from '../../core/contracts/keys.ts';
import { shortNumber } from '../../core/short-number.ts';
import { loadCvResults } from '../../core/tuning/load-cv-results.ts';
import type { Context } from '../context.ts';
import { textTable } from '../output/text-table.ts';
import { paramsText } from './describe-tune.ts';
import type { Search } from './tune-locally.ts';

const SHOWN = 10;

/** The best candidates and the dummy baseline, by the deciding score. */
export async function printRanking(
  { model, runId, plan, selection }: Search,
  context: Context,
): Promise<void> {
  const results = await loadCvResults(context.ports.store, plan);
  const scorer = results.scoring[0]!;
  const rank = (result: CvResult) => result.rankTestScore[scorer] ?? Number.POSITIVE_INFINITY;
  const ranked = results.cvResults.toSorted((a, b) => rank(a) - rank(b));
  const shown = ranked.slice(0, SHOWN);
  const dummy = results.cvResults[selection.dummyIndex]!;
  if (!shown.includes(dummy)) shown.push(dummy);
  const columns = [
    { title: 'rank' },
    { title: scorer },
    { title: '±' },
    ...(plan.halving === undefined ? [] : [{ title: 'rows' }]),
    { title: 'estimator', align: 'left' },
    { title: 'params', align: 'left' },
  ] as const;
  const cells = (result: CvResult) => [
    `${result.rankTestScore[scorer] ?? '-'}`,
    shortNumber(result.meanTestScore[scorer] ?? Number.NaN),
    shortNumber(result.stdTestScore[scorer] ?? Number.NaN),
    ...(plan.halving === undefined ? [] : [`${plan.halving.nRows[result.round ?? 0]}`]),
    result.estimator,
    paramsText(result.params, '=').join(' '),
  ];
  context.output.print(textTable(columns, shown.map(cells)));
  const file = keys.run(model, runId, 'cv_results.csv');
  if (ranked.length > SHOWN) context.output.print(`… ${ranked.length} candidates in ${file}`);
}
