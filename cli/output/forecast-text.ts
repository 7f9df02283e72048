import { DEPLOYMENT } from '../../core/cost/deployment-facts.ts';
import { counted } from '../../core/counted.ts';
import { shortNumber } from '../../core/short-number.ts';
import type { SearchForecast } from '../pipeline/estimate-tune.ts';

/** The estimate of a search for a person, with what is not in it. */
export function forecastText(forecast: SearchForecast): string {
  const { nCandidates, nPaths, nSplits, nRows, pathsMs, gbSeconds, usd } = forecast;
  const { nRoundsFromSizes, nTrainerCandidates, region, priceDate } = forecast;
  const { evaluatePath: memoryMb } = DEPLOYMENT.memoryMb;
  return [
    `Estimate: ${counted(nCandidates, 'candidate')} in ${counted(nPaths, 'path')}, ${counted(nSplits, 'split')}, ${counted(nRows, 'row')} to search; ` +
      `${shortNumber(pathsMs / 1000)} s on one processor`,
    `On Lambda, ${memoryMb} MB: ${shortNumber(gbSeconds)} GB-seconds, $${usdText(usd)} (${region}, prices of ${priceDate}, before the free tier)`,
    'Of evaluating the candidates alone: upkeep cost has the other steps. Nothing was evaluated.',
    ...(nRoundsFromSizes === 0
      ? []
      : [
          `${counted(nRoundsFromSizes, 'later round')} of successive halving: estimated from candidates and rows, as scores decide who goes on.`,
        ]),
    ...(nTrainerCandidates === 0
      ? []
      : [
          `${counted(nTrainerCandidates, 'candidate')} of trainers of your own: the time of waiting for them is in it, what their own functions cost is not.`,
        ]),
  ].join('\n');
}

/** A small sum with two digits that count, a larger one in cents. */
function usdText(usd: number): string {
  if (usd >= 0.1) return usd.toFixed(2);
  return usd === 0 ? '0' : usd.toFixed(1 - Math.floor(Math.log10(usd)));
}
