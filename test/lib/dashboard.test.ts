import { describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../core/metric-names.ts';
import { readableIn } from './readable.ts';
import { type Part, resourcesOf, synthesise } from './synthesise.ts';

const template = synthesise();
const [dashboard] = Object.values(resourcesOf(template, 'AWS::CloudWatch::Dashboard'));
const readable = readableIn(template);

/** The body is a text with references in it; the readable form of each is as good as any. */
const { widgets } = JSON.parse(readable(dashboard!.Properties.DashboardBody)) as { widgets: Part[] };
const graphs = widgets.filter(({ type }) => type === 'metric');
const titled = (title: string) => graphs.find(({ properties }) => properties.title === title)!;

describe('the dashboard', () => {
  it('is named by deployment and region, since dashboards of all regions share their names', () => {
    expect(readable(dashboard!.Properties.DashboardName)).toBe('Upkeep-Region');
  });

  it('shows all alarms first', () => {
    const [{ type, properties }] = widgets as [Part];
    expect(type).toBe('alarm');
    const alarms = Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm'));
    expect([...properties.alarms].sort()).toEqual(alarms.sort());
  });

  it.each(METRIC_NAMES)('searches %s of all models by the dimensions it is published with', (name) => {
    const [[{ expression }]] = titled(name).properties.metrics;
    expect(expression).toBe(`SEARCH('{Upkeep,model,alias} MetricName="${name}"', 'Maximum', 3600)`);
  });

  it('shows the system below the models', () => {
    const titles = graphs.map(({ properties }) => properties.title);
    const system = ['searches', 'errors', 'throttles', 'longest run (ms)', 'messages waiting'];
    expect(titles).toEqual([...METRIC_NAMES, ...system]);
  });

  it.each(['errors', 'throttles', 'longest run (ms)'])('shows %s of every function', (title) => {
    const shown = titled(title).properties.metrics.map((metric: Part) => metric[3]);
    expect(shown.sort()).toEqual(Object.keys(resourcesOf(template, 'AWS::Lambda::Function')).sort());
  });

  it('lays widgets beside and below each other, never over each other', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});
