import { counted } from '../counted.ts';
import { DataRefusedError } from '../errors.ts';
import type { ColumnType, NumericType } from '../table/table.ts';
import { quotedExample } from './quoted-example.ts';
import type { ReadOptions } from './table-read.ts';

/** A column in which some cells do not fit its type. */
export interface MisfitColumn {
  readonly column: string;
  readonly declared: ColumnType | undefined;
  readonly required: NumericType;
  readonly nValues: number;
  readonly nOffending: number;
  /** The first ones. */
  readonly offending: readonly { readonly line: number; readonly text: string }[];
}

/** So many cells are named. */
export const MAX_EXAMPLES = 3;

/** A longer text is no spelling of a gap, and the list that is shown stays short. */
const MAX_SPELLING_LENGTH = 20;
const MAX_SPELLINGS = 5;

const FITTING = {
  number: { singular: 'no number', plural: 'no numbers', allowed: 'numbers such as 12, -0.5 or 1e-3' },
  boolean: { singular: 'no boolean', plural: 'no booleans', allowed: 'true or false in any case, 1 or 0' },
  time: {
    singular: 'no time',
    plural: 'no times',
    allowed: 'ISO 8601 dates and times such as 1970-01-31 or 1970-01-31T10:00:00Z',
  },
} as const;

/**
 * All columns with cells that do not fit, in one error. Text is offered only where nobody said the type, and not to a
 * column that cannot be text. The whole list of spellings of a gap is told: it replaces the present one.
 */
export function misfitsError(
  { name, missing, notText = [] }: Pick<ReadOptions, 'name' | 'missing' | 'notText'>,
  misfits: readonly MisfitColumn[],
): DataRefusedError {
  const required = (Object.keys(FITTING) as NumericType[]).filter((type) =>
    misfits.some((misfit) => misfit.required === type),
  );
  const inferred = misfits
    .filter(({ declared, column }) => declared === undefined && !notText.includes(column))
    .map(({ column }) => column);
  const orText =
    inferred.length === 0
      ? ''
      : `. A column that is meant to be text, and is no target and no time, is declared so: data.types: {${inferred[0]}: text}`;
  return new DataRefusedError({
    where: name,
    found: misfits.map(describeMisfit).join('; '),
    allowed: `${required.map((type) => FITTING[type].allowed).join('; ')}; or a spelling in data.missing`,
    todo: `Correct the cells, ${addTheirSpelling(misfits, missing)}, or set data.badCells to quarantine (their rows) or missing (the cells)${orText}`,
  });
}

function addTheirSpelling(misfits: readonly MisfitColumn[], missing: readonly string[]): string {
  // What most cells of a column hold is no gap.
  const rare = misfits.filter(({ nOffending, nValues }) => nOffending * 2 < nValues);
  const texts = rare.flatMap(({ offending }) => offending.map(({ text }) => text));
  const spellings = [...new Set(texts)].filter((text) => text.length <= MAX_SPELLING_LENGTH);
  if (spellings.length === 0) return 'add their spelling to data.missing';
  const list = [...missing, ...spellings.slice(0, MAX_SPELLINGS)].map((text) => JSON.stringify(text));
  return `write data.missing: [${list.join(', ')}] where they spell a gap`;
}

/** What was done about the cells that do not fit, in a sentence. */
export function misfitNotice(misfit: MisfitColumn, badCells: ReadOptions['badCells']): string {
  const done = badCells === 'missing' ? 'they count as missing' : 'their rows are left out';
  return `C${describeMisfit(misfit).slice(1)}; ${done}.`;
}

/** Why a row with such a cell is set aside. */
export function misfitReason(column: string, text: string, type: NumericType): string {
  return `column ${column}: ${quotedExample(text)} is ${FITTING[type].singular}`;
}

function describeMisfit(misfit: MisfitColumn): string {
  const { column, declared, required, nValues, nOffending, offending } = misfit;
  const examples = offending.map(({ line, text }) => `line ${line} ${quotedExample(text)}`).join(', ');
  const first = nOffending > offending.length ? 'the first ones: ' : '';
  const must = declared === undefined ? '' : `, which must be of type ${declared}`;
  const { singular, plural } = FITTING[required];
  const are = nOffending === 1 ? `is ${singular}` : `are ${plural}`;
  return `column ${column}${must}: ${nOffending} of ${counted(nValues, 'value')} ${are} (${first}${examples})`;
}
