import { DataRefusedError } from '../errors.ts';
import type { InputFormat } from './table-read.ts';

export const FORMAT_LABELS = {
  csv: 'CSV',
  tsv: 'TSV',
  jsonLines: 'JSON Lines',
  parquet: 'Parquet',
} as const satisfies Record<InputFormat, string>;

const BY_ENDING: { readonly [ending: string]: InputFormat } = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonLines',
  ndjson: 'jsonLines',
  json: 'jsonLines',
  parquet: 'parquet',
  pq: 'parquet',
};

/** The format that the name says, without the ending of a compression; null where it says none. */
export function formatOfName(name: string): InputFormat | null {
  const ending = /\.(\w+)$/.exec(nameInside(name).toLowerCase())?.[1] ?? '';
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending]! : null;
}

/** The name of what a compressed file holds. */
export function nameInside(name: string): string {
  return name.replace(/\.(gz|gzip|zst|zstd)$/i, '');
}

/**
 * The format of a text by its first bytes as text, blanks at the start cut away: what begins with an object of JSON in one line
 * is JSON Lines, whatever its name; what is not is CSV, or TSV where its first line holds tabs.
 * @throws DataRefusedError for one JSON object over several lines
 */
export function detectTextFormat(
  head: string,
  isWhole: boolean,
  name: string,
): Exclude<InputFormat, 'parquet'> {
  const named = formatOfName(name);
  const lines = head.split('\n');
  // The last line may go on beyond what was looked at.
  const whole = isWhole || lines.length === 1 ? lines : lines.slice(0, -1);
  if (head.startsWith('{')) {
    if (whole.some(isObject)) return 'jsonLines';
    const isCut = lines.length === 1 && !isWhole;
    if (isCut && /^\{\s*"/.test(head)) return 'jsonLines';
    if (/^\{\s*("|$)/.test(head) && !isCut && (named === 'jsonLines' || /^\{\s*$/.test(lines[0]!)))
      throw spreadObjectError(name);
  }
  if (named === 'jsonLines' && whole.some(isObject)) return 'jsonLines';
  return named === 'tsv' && lines[0]!.includes('\t') ? 'tsv' : 'csv';
}

function isObject(line: string): boolean {
  if (!line.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function spreadObjectError(name: string): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: 'it looks like JSON over several lines',
    allowed: 'JSON Lines: one object a line',
    todo: 'Write one object a line: jq -c . FILE',
  });
}
