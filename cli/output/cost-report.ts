import type { BillLine } from '../../core/cost/bill.ts';
import { HOURS_A_MONTH } from '../../core/cost/deployment-facts.ts';
import type { CostEstimate, CostRequest } from '../../core/cost/estimate.ts';
import { builtInPrices, PRICE_NAMES, type Price, type PriceList } from '../../core/cost/price-list.ts';
import { type TextColumn, textTable } from './text-table.ts';

const COLUMNS: readonly TextColumn[] = [
  { title: 'part', align: 'left' },
  { title: 'item', align: 'left' },
  { title: 'quantity' },
  { title: 'unit price', align: 'left' },
  { title: 'US$ a month' },
];

/** Lines below the last decimal shown are put together. */
const DECIMALS = 4;
const SMALLEST_USD = 0.0001;

/** The estimate for a person: what for, the table, the totals, and how sure the prices are. */
export function costReport(request: CostRequest, estimate: CostEstimate, list: PriceList): string {
  return [
    headLine(request, list),
    ...(request.nUploads > 0 ? [searchLine(request, estimate)] : []),
    '',
    table(estimate, list),
    '',
    ...totals(estimate),
    '',
    ...sureness(list),
    comparison(estimate, list),
  ].join('\n');
}

function headLine(request: CostRequest, { region, prices }: PriceList): string {
  const { nModels, nUploads, nPredictions, nLogObjects, tickMinutes } = request;
  const dates = [...new Set(Object.values(prices).map(({ date }) => date))].sort().join(' and ');
  const models = `${counted(nModels, 'model')} in service`;
  const logs = `${counted(nPredictions, 'prediction')} in ${counted(nLogObjects, 'object')} for each`;
  return (
    `A month in ${region}, prices of ${dates}: ${counted(nUploads, 'upload')}, ${models}` +
    `${nModels > 0 ? `, ${logs}` : ''}, a tick every ${counted(tickMinutes, 'minute')}.`
  );
}

function searchLine({ nColumns }: CostRequest, { search }: CostEstimate): string {
  const { nCandidates, paths, nSplits, nSearchRows } = search;
  const seconds = paths.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0) / 1000;
  return (
    `An upload's search: ${counted(nCandidates, 'candidate')} x ${nSplits} splits in ${counted(paths.length, 'path')}, on ` +
    `${grouped(nSearchRows)} rows x ${counted(nColumns, 'column')}; the planner estimates ${short(seconds)} s.`
  );
}

function table({ lines, parts }: CostEstimate, { prices }: PriceList): string {
  const rows = parts.flatMap(({ part, usd }) => {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) return [];
    const shown = own.filter((line) => line.usd >= SMALLEST_USD);
    return [
      ...shown.map((line) => row(line, prices[line.price])),
      ...smallItems(own.filter((line) => line.usd < SMALLEST_USD)),
      [part, 'all of it', '', '', usd.toFixed(DECIMALS)],
    ];
  });
  return textTable(COLUMNS, rows);
}

function smallItems(lines: readonly BillLine[]): string[][] {
  if (lines.length === 0) return [];
  const usd = lines.reduce((sum, line) => sum + line.usd, 0);
  return [[lines[0]!.part, `${lines.length} below $${SMALLEST_USD} each`, '', '', usd.toFixed(DECIMALS)]];
}

function row({ part, item, quantity, usd }: BillLine, price: Price): string[] {
  const mark = price.confidence === 'unverified' ? ' ?' : '';
  return [part, item, short(quantity), `$${price.usd} / ${price.unit}${mark}`, usd.toFixed(DECIMALS)];
}

function totals({ beforeFreeTierUsd, freeTierUsd, afterFreeTierUsd }: CostEstimate): string[] {
  return [
    `Before the free tier: $${beforeFreeTierUsd.toFixed(2)} a month`,
    `After the free tier:  $${afterFreeTierUsd.toFixed(2)} a month ($${freeTierUsd.toFixed(2)} are free, if nothing else in the account uses them)`,
  ];
}

function sureness({ region, prices }: PriceList): string[] {
  const count = (confidence: Price['confidence']) =>
    PRICE_NAMES.filter((name) => prices[name].confidence === confidence).length;
  const nOwn = count('own');
  const nOthers = PRICE_NAMES.length - nOwn;
  const { region: usualRegion } = builtInPrices();
  return [
    `Of ${PRICE_NAMES.length} prices ${count('verified')} are from AWS's pages and price list, ${count('secondary')} from others' pages, ` +
      `${count('unverified')} unverified (marked ?)${nOwn === 0 ? '' : `, ${nOwn} yours`}. --json names the source of each.`,
    ...(region === usualRegion || nOthers === 0 ? [] : [`${nOthers} of them are those of ${usualRegion}.`]),
  ];
}

function comparison({ alwaysOnUsd }: CostEstimate, { prices }: PriceList): string {
  const { usd, unit } = prices.alwaysOnInstanceHour;
  return `For comparison, an instance that is always on: ${HOURS_A_MONTH} hours x $${usd} / ${unit} = $${alwaysOnUsd.toFixed(2)}.`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Four digits, or all of them before the point. */
function short(value: number): string {
  return value >= 1000 ? grouped(Math.round(value)) : String(Number(value.toPrecision(4)));
}

function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}
