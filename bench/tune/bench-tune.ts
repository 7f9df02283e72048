/**
 * Tuning beside scikit-learn's GridSearchCV: `npm run bench:tune`, or some cases of it: `npm run bench:tune -- ridge lasso`.
 * The peer is installed into a virtual environment of its own. 5 folds, standardised in the fold. Scores are compared before a
 * time counts; then both run in turns. What is printed are medians, and how many times faster we are than the better of
 * GridSearchCV with one job and with all cores. In memory the search is one path in one thread: the product gives each family
 * of candidates a thread, and a case has one family. See cases.ts for the cases and their targets.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peersPython } from '../peers-python.ts';
import { MANY_ALPHAS, SEARCH_CASES, WHOLE_CASES } from './cases.ts';
import { compareSearch } from './compare-search.ts';
import { compareSizes } from './compare-sizes.ts';
import { buildCommand, compareWhole } from './compare-whole.ts';

const names = [...SEARCH_CASES, MANY_ALPHAS, ...WHOLE_CASES].map(({ name }) => name);
const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((name) => !names.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no case ${unknown.join(', ')}; there are ${[...new Set(names)].join(', ')}`);
const isWanted = ({ name }: { name: string }) => wanted.size === 0 || wanted.has(name);

const python = peersPython('tune');
const folder = mkdtempSync(join(tmpdir(), 'upkeep-bench-'));
try {
  const dataFile = join(folder, 'data.f64');
  for (const searchCase of SEARCH_CASES.filter(isWanted))
    await compareSearch(searchCase, { python, dataFile });
  if (isWanted(MANY_ALPHAS)) compareSizes();
  const wholeCases = WHOLE_CASES.filter(isWanted);
  if (wholeCases.length > 0) buildCommand();
  for (const searchCase of wholeCases) compareWhole(searchCase, { python, folder });
} finally {
  rmSync(folder, { recursive: true });
}
