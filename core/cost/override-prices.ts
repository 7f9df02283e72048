import * as z from 'zod/mini';
import { type ConfigurationProblem, configurationError } from '../configuration/configuration-problem.ts';
import { foundText } from '../configuration/found-text.ts';
import { type OptionPath, optionName, valueAt } from '../configuration/option-path.ts';
import { readYaml } from '../configuration/yaml-source.ts';
import { nearestName } from '../nearest-name.ts';
import { PRICE_NAMES, type Price, type PriceList, type PriceName } from './price-list.ts';

const ownPrice = z.union([
  z.number().check(z.gte(0)),
  z.strictObject({
    usd: z.exactOptional(z.number().check(z.gte(0))),
    per: z.exactOptional(z.number().check(z.positive())),
    freePerMonth: z.exactOptional(z.number().check(z.gte(0))),
  }),
]);

const ownPrices = z.strictObject({
  region: z.optional(z.string().check(z.minLength(1))),
  source: z._default(z.string().check(z.minLength(1)), 'your own price file'),
  date: z.iso.date(),
  prices: z.partialRecord(z.enum(PRICE_NAMES as [PriceName, ...PriceName[]]), ownPrice),
});

const KEYS = Object.keys(ownPrices.shape);
const KEYS_OF_A_PRICE = ['usd', 'per', 'freePerMonth'];

/** What the values may be, by key; `prices` at the top and for each price. */
const ALLOWED: Readonly<Record<string, string>> = {
  region: 'the name of a region, such as eu-west-1',
  source: 'a text that says where the prices are from',
  date: 'when they were read, such as 2026-11-24',
  prices: `a mapping with ${PRICE_NAMES.join(', ')}`,
};
const ALLOWED_PRICE = 'US dollars as a number of at least 0, or a mapping with usd, per, freePerMonth';

/**
 * Replaces prices by those of a user's file, JSON or YAML. A number is for as many units as the price that it replaces.
 * @throws ConfigurationError with every problem at once, naming the nearest price for one that is not known
 */
export function overridePrices(list: PriceList, text: string, fileName: string): PriceList {
  const { value, problems, lineOf } = readYaml(text, fileName);
  refuseAny(problems);
  const parsed = ownPrices.safeParse(value);
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap((issue) => findingsOf(issue, value));
    refuseAny(
      findings.map(({ path, ...words }) => {
        const name = optionName(path);
        return { where: `${fileName}:${lineOf(path)}${name === '' ? '' : ` ${name}`}`, ...words };
      }),
    );
    throw new TypeError('a price file was refused for no reason');
  }
  const { region = list.region, source, date, prices } = parsed.data;
  const entries = PRICE_NAMES.map((name): [PriceName, Price] => {
    const own = prices[name];
    if (own === undefined) return [name, list.prices[name]];
    const changes = typeof own === 'number' ? { usd: own } : own;
    return [name, { ...list.prices[name], ...changes, source, date, confidence: 'own' }];
  });
  return { region, prices: Object.fromEntries(entries) as PriceList['prices'] };
}

interface Finding extends Omit<ConfigurationProblem, 'where'> {
  readonly path: OptionPath;
}

function findingsOf(issue: z.core.$ZodIssue, root: unknown): Finding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = [KEYS, PRICE_NAMES, KEYS_OF_A_PRICE][path.length] ?? [];
    return issue.keys.map((key) => unknownKey([...path, key], known));
  }
  const [key] = path;
  const found = foundText(valueAt(root, path));
  if (path.length > 1) return [{ path, found, allowed: ALLOWED_PRICE, todo: 'Write it in this form.' }];
  const allowed = typeof key === 'string' ? ALLOWED[key] : `a mapping with ${KEYS.join(', ')}`;
  return [{ path, found, ...(allowed === undefined ? {} : { allowed }), todo: todoFor(root, path) }];
}

function todoFor(root: unknown, path: OptionPath): string {
  return path.length > 0 && valueAt(root, path) === undefined
    ? `Add ${String(path[0])}.`
    : 'Write it in this form.';
}

function unknownKey(path: OptionPath, known: readonly string[]): Finding {
  const near = nearestName(String(path.at(-1)), known);
  const todo = near === undefined ? 'Remove it.' : `Did you mean ${near}?`;
  return { path, found: 'found an unknown key', allowed: known.join(', '), todo };
}

function refuseAny(problems: readonly ConfigurationProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw configurationError([first, ...others]);
}
