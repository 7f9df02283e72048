import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import type { CvResult } from '../../core/contracts/cv-results.ts';
import type { RunReportData } from '../run-report-data.ts';
import { fixedFormat } from '../text/format-number.ts';
import { metricLabel } from '../text/metric-text.ts';
import { scoreDirection } from '../text/score-direction.ts';
import type { SearchPoint } from './search-groups.ts';

/** What the parts of the search section share. */
export interface SearchSummary {
  /** The one that decides. */
  readonly scorer: ScorerName;
  readonly scoreLabel: string;
  readonly direction: 'higher' | 'lower';
  readonly target: string;
  readonly nCandidates: number;
  readonly nSplits: number;
  readonly chosen: CvResult | null;
  readonly dummy: CvResult | null;
  /** A sentence; empty without a dummy. */
  readonly dummyText: string;
  readonly formatScore: (score: number) => string;
}

export function searchSummary(data: RunReportData): SearchSummary {
  const scorer = data.scoring[0] ?? 'rmse';
  const results = data.cvResults;
  const formatScore = fixedFormat(results.map((result) => result.meanTestScore[scorer] ?? Number.NaN));
  const dummy = byRank(results, scorer).find(({ estimator }) => estimator === 'dummy') ?? null;
  const level = dummy?.meanTestScore[scorer];
  return {
    scorer,
    scoreLabel: metricLabel(scorer),
    direction: scoreDirection(scorer),
    target: data.artefact.signature.target.name,
    nCandidates: results.length,
    nSplits: Math.max(0, ...results.map((result) => result.splitTestScores[scorer]?.length ?? 0)),
    chosen: results[data.bestIndex] ?? null,
    dummy,
    dummyText: level === undefined ? '' : `The dummy baseline scores ${formatScore(level)}.`,
    formatScore,
  };
}

/** Best first; candidates that share a rank stay in the order of the search. */
export function byRank(results: readonly CvResult[], scorer: ScorerName): CvResult[] {
  const rank = (result: CvResult) => result.rankTestScore[scorer] ?? Number.POSITIVE_INFINITY;
  return [...results].sort((a, b) => rank(a) - rank(b) || a.candidateIndex - b.candidateIndex);
}

/** The baseline's level, unless showing it would press the lines into less than a third of the picture. */
export function dummyLevel(
  { dummy, scorer, formatScore }: SearchSummary,
  points: readonly SearchPoint[],
): { score: number; label: string } | null {
  const score = dummy?.meanTestScore[scorer] ?? Number.NaN;
  if (!Number.isFinite(score)) return null;
  const values = points.flatMap(({ mean, std }) => [mean - std, mean + std]).filter(Number.isFinite);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isFar = Math.max(high, score) - Math.min(low, score) > 3 * (high - low);
  return isFar ? null : { score, label: `dummy baseline, ${formatScore(score)}` };
}
