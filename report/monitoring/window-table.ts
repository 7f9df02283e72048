import type { MonitorWindow, VersionMetrics } from '../../core/contracts/monitoring.ts';
import { METRIC_NAMES, type MetricName } from '../../core/metric-names.ts';
import { dataTable, type TableColumn } from '../markup/data-table.ts';
import { type Html, html } from '../markup/html.ts';
import { formatCount } from '../text/format-number.ts';
import { formatMetric, metricLabel } from '../text/metric-text.ts';
import { type AlertThreshold, isBreach } from './breach.ts';

interface WindowRow extends VersionMetrics {
  readonly window: string;
}

/** A row for each window and version, with every metric that any of them has. */
export function windowTable(windows: readonly MonitorWindow[], alert: AlertThreshold | null): Html {
  const rows = windows.flatMap(({ window, versions }) => versions.map((version) => ({ window, ...version })));
  const names = METRIC_NAMES.filter(
    (name) => name !== 'count' && rows.some(({ metrics }) => metrics[name] !== undefined),
  );
  return dataTable<WindowRow>({
    caption: html`<strong>Windows.</strong> Metrics are those of the labelled rows, as now known: labels that come late restate them.`,
    columns: [
      { heading: 'Window', rowHeading: true, cell: ({ window }) => window },
      { heading: 'Version', numeric: true, cell: ({ version }) => String(version) },
      { heading: 'Rows', numeric: true, cell: ({ nPredictions }) => formatCount(nPredictions) },
      { heading: 'Labelled', numeric: true, cell: ({ nLabelled }) => formatCount(nLabelled) },
      ...names.map((name) => metricColumn(name, alert)),
      { heading: 'Status', cell: ({ status }) => (status === 'OK' ? 'enough labels' : 'too few labels') },
    ],
    rows,
  });
}

function metricColumn(name: MetricName, alert: AlertThreshold | null): TableColumn<WindowRow> {
  return {
    heading: metricLabel(name),
    numeric: true,
    cell: ({ metrics }) => {
      const text = formatMetric(name, metrics[name]);
      if (!isBreach(alert, name, metrics[name])) return text;
      return html`<span class="breach"><span aria-hidden="true">▲ </span><span class="unseen">in breach: </span>${text}</span>`;
    },
  };
}
