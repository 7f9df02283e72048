import * as z from 'zod';
import { METRIC_NAMES } from '../../metric-names.ts';

const DURATION = /^([1-9][0-9]*) (minute|hour|day|week)s?$/;
const WINDOW = /^(?:1 (?:day|week|month|year)|(?:[1-9]|1[0-9]|2[0-4]) hours?)$/;
const M_OF_N = /^([1-9][0-9]?) of ([1-9][0-9]?)$/;

const duration = z
  .string()
  .regex(DURATION, 'a whole number of minutes, hours, days or weeks, such as "1 hour" or "30 days"');
const mOfN = z
  .string()
  .regex(M_OF_N, '"M of N" with whole numbers, such as "2 of 3"')
  .refine((text) => Number(text.split(' of ')[0]) <= Number(text.split(' of ')[1]), 'M must not exceed N');

const alertRule = z
  .strictObject({
    metric: z.enum(METRIC_NAMES),
    above: z.number().optional(),
    below: z.number().optional(),
    clear: z
      .number()
      .optional()
      .describe('The value that ends an alarm. Default: 90% of the way from the threshold to safety.'),
    for: mOfN.default('2 of 3').describe('M breaching windows of the last N that hold data.'),
    severity: z.enum(['info', 'warning', 'critical']).default('warning'),
    action: z.enum(['notify', 'retune']).default('notify'),
    missingData: z.enum(['ignore', 'missing', 'breaching', 'notBreaching']).default('missing'),
  })
  .refine(
    (rule) => (rule.above === undefined) !== (rule.below === undefined),
    'give exactly one of above and below',
  )
  .refine(
    ({ above, below, clear }) =>
      clear === undefined || (above !== undefined ? clear <= above : below === undefined || clear >= below),
    { path: ['clear'], error: 'must be on the safe side of the threshold' },
  );

export const monitorSection = z.strictObject({
  window: z
    .string()
    .regex(WINDOW, '"1 hour" to "24 hours", "1 day", "1 week", "1 month" or "1 year"')
    .default('1 day'),
  lateness: duration
    .default('1 hour')
    .describe('How long after its end a window waits for its last records.'),
  labelHorizon: duration
    .default('30 days')
    .describe('How long a prediction waits for a label that does not carry a time.'),
  metrics: z
    .array(z.enum(METRIC_NAMES))
    .min(1)
    .default(['rmse', 'mae', 'bias', 'count', 'missingRatio', 'labelCoverage']),
  minRows: z.int().min(1).default(30).describe('Labelled rows below which a window is INSUFFICIENT_DATA.'),
  alerts: z.array(alertRule).default([]),
  cooldown: duration.default('1 day').describe('The shortest time between two retunings.'),
});

export type MonitorSection = z.output<typeof monitorSection>;
export type AlertRule = z.output<typeof alertRule>;
