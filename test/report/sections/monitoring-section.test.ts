import { describe, expect, it } from 'vitest';
import { monitoringSection } from '../../../report/sections/monitoring-section.ts';
import { BARE_DATA, SAMPLE_DATA } from '../sample-data.ts';
import { render, rowsOf, texts } from './section-text.ts';

describe('monitoring', () => {
  it('is left out without data', () => {
    expect(monitoringSection(BARE_DATA)).toBeNull();
  });

  it('marks windows in breach by a sign and in words, in the picture and in the table', () => {
    const markup = render(monitoringSection);
    expect(texts(markup)).toContain('In breach: 1978 (version 1), 1980 (version 2).');
    expect(rowsOf(markup)).toContain(
      '1978 1 36 36 ▲ in breach: 5.018 3.964 0.5402 −2.76 0% 100% enough labels',
    );
    expect(rowsOf(markup)[1]).toContain('too few labels');
    expect(markup.match(/class="mark alarm"/g)).toHaveLength(4);
    expect(markup).toContain('>alarm above 4.5</text>');
    expect(markup).toContain('>v3</text>');
  });

  it('draws rmse without an alert, and only the table when no window has the metric', () => {
    const markup = render(monitoringSection, { ...SAMPLE_DATA, alertThreshold: null });
    expect(markup).toContain('No alert is configured.');
    expect(markup).not.toContain('class="threshold"');
    const windows = SAMPLE_DATA.windows.map((window) => ({
      ...window,
      versions: window.versions.map((version) => ({ ...version, metrics: {} })),
    }));
    const bare = render(monitoringSection, { ...SAMPLE_DATA, windows });
    expect(bare).not.toContain('<svg');
    expect(bare).toContain('<table>');
  });

  it('takes an alert whose clear level is above its threshold as one on the low side', () => {
    const alertThreshold = { metric: 'r2', threshold: 0.6, clear: 0.7 };
    const text = texts(render(monitoringSection, { ...SAMPLE_DATA, alertThreshold }));
    expect(text).toContain('An alert is raised when R² is below 0.6, and cleared at 0.7.');
    expect(text).toContain('In breach: 1978 (version 1), 1980 (version 2).');
  });

  it('shows the newest windows when there are very many', () => {
    const windows = Array.from({ length: 300 }, (_, index) => ({
      ...SAMPLE_DATA.windows[0]!,
      window: `w${index}`,
      startMs: index,
    }));
    const markup = render(monitoringSection, { ...SAMPLE_DATA, windows });
    expect(markup).toContain('The newest 120 are shown.');
    expect(rowsOf(markup)).toHaveLength(1 + 120);
    expect(rowsOf(markup)[1]).toMatch(/^w180 /);
  });
});
