import * as z from 'zod/mini';
import { METRIC_NAMES } from '../../metric-names.ts';
import { described, option } from '../option.ts';

const DURATION = /^([1-9][0-9]*) (minute|hour|day|week)s?$/;
const WINDOW = /^(?:1 (?:day|week|month|year)|(?:[1-9]|1[0-9]|2[0-4]) hours?)$/;
const M_OF_N = /^([1-9][0-9]?) of ([1-9][0-9]?)$/;

const duration = z
  .string()
  .check(
    z.regex(DURATION, 'a whole number of minutes, hours, days or weeks, such as "1 hour" or "30 days"'),
    z.meta({ examples: ['1 hour', '30 days'] }),
  );
const mOfN = z.string().check(
  z.regex(M_OF_N, '"M of N" with whole numbers, such as "2 of 3"'),
  z.refine((text) => Number(text.split(' of ')[0]) <= Number(text.split(' of ')[1]), 'M must not exceed N'),
  z.meta({ examples: ['1 of 1', '2 of 3'] }),
);

const alertRule = described(
  z
    .strictObject({
      metric: described(z.enum(METRIC_NAMES), 'The metric to watch, one of monitor.metrics.'),
      above: described(
        z.optional(z.number()),
        'A value above this one breaches. Default: none; exactly one of above and below is given.',
      ),
      below: described(
        z.optional(z.number()),
        'A value below this one breaches. Default: none; exactly one of above and below is given.',
      ),
      clear: described(
        z.optional(z.number()),
        'The value that ends an alarm, on the safe side of the threshold, so that a value at the threshold does not flicker. Default: 90% of the way from the threshold to safety.',
      ),
      for: option(
        mOfN,
        '2 of 3',
        'M breaching windows of the last N that hold data, 1 to 99 each. More of them wait longer and cry wolf less.',
      ),
      severity: option(
        z.enum(['info', 'warning', 'critical']),
        'warning',
        'Goes with the message, so that receivers can filter.',
      ),
      action: option(
        z.enum(['notify', 'retune']),
        'notify',
        '"retune" also tunes again on everything labelled so far; it needs data.target and data.id, and neither data.fold nor data.weight.',
      ),
      missingData: option(
        z.enum(['ignore', 'missing', 'breaching', 'notBreaching']),
        'missing',
        'What a window with too few rows means, as in CloudWatch. missing: INSUFFICIENT_DATA. ignore: the state stays.',
      ),
    })
    .check(
      z.refine(
        (rule) => (rule.above === undefined) !== (rule.below === undefined),
        'give exactly one of above and below',
      ),
      z.refine(
        ({ above, below, clear }) =>
          clear === undefined ||
          (above !== undefined ? clear <= above : below === undefined || clear >= below),
        { path: ['clear'], error: 'must be on the safe side of the threshold' },
      ),
    ),
  'A threshold on one metric of the version in service.',
);

export const monitorSection = z.strictObject({
  window: option(
    z.string().check(z.regex(WINDOW, '"1 hour" to "24 hours", "1 day", "1 week", "1 month" or "1 year"')),
    '1 day',
    'The calendar unit, in UTC, that metrics are computed over. Hours must fill a day: 1, 2, 3, 4, 6, 8, 12 or 24. Shorter is sooner, and noisier.',
  ).check(z.meta({ examples: ['1 hour', '1 day', '1 week', '1 month', '1 year'] })),
  lateness: option(
    duration,
    '1 hour',
    'How long after its end a window waits for its last records before it is judged.',
  ),
  labelHorizon: option(
    duration,
    '30 days',
    'How long a prediction waits for a label that does not carry a time. What waits longer costs storage and reading.',
  ),
  metrics: option(
    z.array(described(z.enum(METRIC_NAMES), 'The name of a metric.')).check(z.minLength(1)),
    ['rmse', 'mae', 'bias', 'count', 'missingRatio', 'labelCoverage'],
    'What is computed for each window and published, at least one. A published metric has a monthly price on AWS.',
  ),
  minRows: option(
    z.int().check(z.gte(1)),
    30,
    'Labelled rows, at least 1, below which a window is INSUFFICIENT_DATA: an error of few rows is mostly chance.',
  ),
  alerts: option(
    z.array(alertRule),
    [],
    'Rules that raise an alert. None by default: no threshold suits every model.',
  ),
  cooldown: option(
    duration,
    '1 day',
    'The shortest time between two retunings, so that a lasting breach does not tune without end.',
  ),
});

export type MonitorSection = z.output<typeof monitorSection>;
export type AlertRule = z.output<typeof alertRule>;
