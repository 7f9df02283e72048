import type { Params } from '../../core/contracts/model-artefact.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import type { Selection } from '../../core/contracts/selection.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { Promotion } from '../../core/steps/promote.ts';
import { latestRound } from '../../core/tuning/rounds.ts';

export function describePlan(plan: Plan): string {
  const { candidates, paths, nSearchRows, comparison, notices = [] } = plan;
  const { championVersion, nRows, obstacle } = comparison;
  const opponent = championVersion === null ? 'the dummy baseline' : `champion version ${championVersion}`;
  const withheld =
    nRows === 0
      ? `no rows to compare with ${opponent}`
      : `${nRows} rows withheld to compare with ${opponent}`;
  const warning = obstacle === undefined ? '' : `. No comparison: ${obstacle}`;
  const more = notices.map((notice) => `. ${notice}`).join('');
  return `Plan: ${candidates.length} candidates in ${paths.length} paths over ${nSearchRows} rows${classesText(plan)}, ${withheld}${warning}${more}`;
}

/** Nothing for numbers. */
function classesText({ classes }: Plan): string {
  if (classes === null) return '';
  if (classes.length > 2) return ` of ${classes.length} classes`;
  return ` of 2 classes (${JSON.stringify(classes[1])} is the positive one)`;
}

/** Nothing for a search in one go. */
export function describeRound(plan: Pick<Plan, 'halving' | 'rowsSha256'>): string {
  const { halving } = plan;
  if (halving === undefined) return '';
  const { round } = latestRound(plan);
  return `, round ${round + 1} of ${halving.nRounds} on ${halving.nRows[round]} rows`;
}

export function describeSelection({ estimator, params, cv, ...counts }: Selection): string {
  const [[name, { mean, std }]] = Object.entries(cv) as [[string, { mean: number; std: number }]];
  const { nFailed, nCandidates, nNotEvaluated = 0 } = counts;
  const settings = paramsText(params, ' ');
  const failed = nFailed === 0 ? '' : `; ${nFailed} of ${nCandidates} candidates failed`;
  const notEvaluated =
    nNotEvaluated === 0
      ? ''
      : `; ${nNotEvaluated} of ${nCandidates} candidates not evaluated: tune.budget.seconds was used up`;
  const chosen = [estimator, ...settings].join(', ');
  return `Select: ${chosen}; cross-validated ${name} ${shortNumber(mean)} ± ${shortNumber(std)}${failed}${notEvaluated}`;
}

export function describePromotion({ version, decision }: Promotion): string {
  const result = decision.outcome === 'promoted' ? 'is the champion' : 'stays challenger';
  return `Promote: version ${version} ${result}. ${decision.reason}`;
}

/** `alpha 0.1`, with four significant digits: for people, who look the rest up in cv_results.csv. */
export function paramsText(params: Params, separator: string): string[] {
  return Object.entries(params).map(
    ([name, value]) => `${name}${separator}${typeof value === 'number' ? shortNumber(value) : value}`,
  );
}
