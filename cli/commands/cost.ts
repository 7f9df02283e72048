import { defaultConfig } from '../../core/configuration/default-config.ts';
import { parseConfig } from '../../core/configuration/parse-config.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { type CostRequest, estimateCost } from '../../core/cost/estimate.ts';
import { overridePrices } from '../../core/cost/override-prices.ts';
import { builtInPrices, type PriceList } from '../../core/cost/price-list.ts';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';
import type { CommonOptions } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { costReport } from '../output/cost-report.ts';
import { createOutput, type Streams } from '../output/output.ts';
import { wholeNumber } from '../output/whole-number.ts';
import { DEFAULT_CONFIG_FILE } from '../pipeline/upload.ts';
import { readUserFile } from '../pipeline/user-file.ts';

export interface CostOptions extends CommonOptions {
  readonly config?: string;
  readonly models: string;
  readonly uploads: string;
  readonly rows: string;
  readonly columns: string;
  readonly predictions: string;
  readonly logObjects?: string;
  readonly tickMinutes: string;
  readonly region?: string;
  readonly prices?: string;
}

/** One an hour, if there are so many predictions. */
const LOG_OBJECTS_A_MONTH = 730;

/** `upkeep cost`: touches no deployment and no store. */
export async function cost(options: CostOptions, streams: Streams): Promise<number> {
  const output = createOutput({ json: options.json ?? false, quiet: options.quiet ?? false }, streams);
  const request = requestOf(options, await readConfig(options.config));
  const prices = await readPrices(options);
  const estimate = estimateCost(request, prices);
  output.print(costReport(request, estimate, prices));
  const { config: _, ...assumed } = request;
  output.result({ command: 'cost', region: prices.region, ...assumed, ...estimate, prices: prices.prices });
  return EXIT.ok;
}

function requestOf(options: CostOptions, config: ModelConfig): CostRequest {
  const nPredictions = wholeNumber('--predictions', options.predictions, { max: 1e12 });
  const logObjects = options.logObjects ?? String(Math.min(LOG_OBJECTS_A_MONTH, nPredictions));
  return {
    config,
    nModels: wholeNumber('--models', options.models, { max: 1e6 }),
    nUploads: wholeNumber('--uploads', options.uploads, { max: 1e6 }),
    nRows: wholeNumber('--rows', options.rows, { min: 1, max: 1e9 }),
    nColumns: wholeNumber('--columns', options.columns, { min: 1, max: 1e5 }),
    nPredictions,
    nLogObjects: wholeNumber('--log-objects', logObjects, { max: 1e9 }),
    tickMinutes: wholeNumber('--tick-minutes', options.tickMinutes, { min: 1, max: 60 }),
  };
}

/** Without a file, the defaults: the search that a configuration gets which says nothing of it. */
async function readConfig(file: string | undefined): Promise<ModelConfig> {
  try {
    const bytes = await readUserFile(file ?? DEFAULT_CONFIG_FILE, 'the configuration');
    return parseConfig(new TextDecoder().decode(bytes), file ?? DEFAULT_CONFIG_FILE);
  } catch (error) {
    if (file === undefined && error instanceof NotFoundError) return defaultConfig('model');
    throw error;
  }
}

async function readPrices({ prices: file, region }: CostOptions): Promise<PriceList> {
  const builtIn = builtInPrices();
  const prices =
    file === undefined
      ? builtIn
      : overridePrices(builtIn, new TextDecoder().decode(await readUserFile(file, 'the price file')), file);
  if (region === undefined || region === prices.region) return prices;
  throw new ConfigurationError({
    where: '--region',
    found: `there are no prices of "${region}"`,
    allowed: `${prices.region}, and any region with prices of its own`,
    todo: `Write those into a file with "region: ${region}" and name it with --prices`,
  });
}
