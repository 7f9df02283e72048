import { figure } from '../charts/figure.ts';
import { type Html, html } from '../markup/html.ts';
import { breachSide, isBreach } from '../monitoring/breach.ts';
import { MAX_WINDOWS, type MonitoredMetric, monitoredMetric } from '../monitoring/monitored-metric.ts';
import { drawWindows } from '../monitoring/window-chart.ts';
import { windowTable } from '../monitoring/window-table.ts';
import type { RunReportData } from '../run-report-data.ts';
import { formatNumber } from '../text/format-number.ts';
import { metricLabel, metricWithUnit } from '../text/metric-text.ts';
import type { Section } from './section.ts';

/** How the versions in service did, window by window. */
export function monitoringSection(data: RunReportData): Section | null {
  if (data.windows.length === 0) return null;
  const windows = [...data.windows].sort((a, b) => a.startMs - b.startMs).slice(-MAX_WINDOWS);
  const left = data.windows.length - windows.length;
  const metric = monitoredMetric(windows, data.alertThreshold);
  const body = html`<p class="lead">${leadText(data)}${left > 0 ? ` The newest ${windows.length} are shown.` : ''}</p>
${metric.points.length === 0 ? null : windowFigure(metric, data)}${windowTable(windows, data.alertThreshold)}`;
  return { id: 'monitoring', heading: 'Monitoring', body };
}

function leadText({ windows, alertThreshold }: RunReportData): string {
  const count = `${windows.length} ${windows.length === 1 ? 'window' : 'windows'} of predictions in service.`;
  if (alertThreshold === null) return `${count} No alert is configured.`;
  const { metric, threshold, clear } = alertThreshold;
  const side = breachSide(alertThreshold);
  const name = metricLabel(metric);
  return `${count} An alert is raised when ${name} is ${side} ${formatNumber(threshold)}, and cleared at ${formatNumber(clear)}.`;
}

function windowFigure(metric: MonitoredMetric, { alertThreshold, artefact }: RunReportData): Html {
  const label = metricLabel(metric.name);
  const breaches = metric.points.filter((point) => isBreach(alertThreshold, metric.name, point.value));
  const worst = breaches.map(({ window, version }) => `${window} (version ${version})`).join(', ');
  const breachText =
    alertThreshold === null ? '' : breaches.length === 0 ? 'No window is in breach.' : `In breach: ${worst}.`;
  const points = metric.points.map(
    ({ window, version, value }) => `${window}, version ${version}: ${formatNumber(value)}`,
  );
  return figure({
    id: 'windows',
    title: `${label} in service`,
    description: `${points.join('; ')}. ${breachText}`,
    caption: `A line for each version, from the upright line with its number on. Hollow signs have too few labels to count. Triangles in the alarm colour are beyond the alert's threshold. ${breachText}`,
    draw: (name) =>
      drawWindows(
        { metric, alert: alertThreshold, title: metricWithUnit(metric.name, artefact.signature.target.name) },
        name,
      ),
  });
}
