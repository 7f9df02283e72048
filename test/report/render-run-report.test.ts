import { describe, expect, it } from 'vitest';
import { renderRunReport } from '../../report/render-run-report.ts';
import type { RunReportData } from '../../report/run-report-data.ts';
import { hostileData } from './hostile-data.ts';
import { BARE_DATA, SAMPLE_DATA } from './sample-data.ts';

const page = renderRunReport(SAMPLE_DATA);
const headings = (html: string) => [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map((match) => match[1]);

describe('renderRunReport', () => {
  it('shows every section in order when there is data for all', () => {
    expect(headings(page)).toEqual([
      'Search',
      'The model',
      'Holdout',
      'Data',
      'Monitoring',
      'Left alone, and maintained',
    ]);
  });

  it('leaves out every section without data, and the list of sections with them', () => {
    const bare = renderRunReport(BARE_DATA);
    expect(headings(bare)).toEqual([]);
    expect(bare).not.toContain('<nav');
    expect(bare).not.toContain('<svg');
    expect(bare).toContain('Version 2 was registered without a comparison.');
  });

  it('is the same text for the same data', () => {
    expect(renderRunReport(structuredClone(SAMPLE_DATA))).toBe(page);
  });

  it('holds no script, no link to a resource, no image, no event handler', () => {
    expect(page.match(/<(script|link|img|iframe|object|embed)\b/gi)).toBeNull();
    expect(page.match(/\b(src|onload|onclick|onerror)=|url\(|@import|https?:/gi)).toBeNull();
  });

  it('gives each picture a title and a description that its attributes name', () => {
    const pictures = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
    expect(pictures).toHaveLength(10);
    for (const svg of pictures) {
      const [, titleId, descriptionId] = svg.match(/aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/)!;
      expect(svg).toMatch(new RegExp(`<title id="${titleId}">[^<]{5,}</title>`));
      expect(svg).toMatch(new RegExp(`<desc id="${descriptionId}">[^<]{20,}</desc>`));
    }
  });

  it('uses every id once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('heads every table with scoped column headings and names every row', () => {
    const tables = [...page.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table);
    expect(tables).toHaveLength(7);
    for (const table of tables) {
      expect(table).toMatch(/<caption>.+<\/caption>/);
      const body = table.slice(table.indexOf('<tbody>'));
      expect(body.match(/<tr/g)).toHaveLength(body.match(/<th scope="row"/g)?.length ?? 0);
      expect(table).toContain('<th scope="col"');
    }
  });

  it('escapes hostile names wherever they appear', () => {
    const hostile = renderRunReport(hostileData(SAMPLE_DATA));
    expect(hostile.match(/<script|<img|"onmouseover/gi)).toBeNull();
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;long-name');
    expect(hostile).toContain('&quot;onmouseover=&quot;');
  });

  it('shows numbers that are not finite as n/a, and puts none of them into a drawing', () => {
    const broken = renderRunReport(withoutNumbers(SAMPLE_DATA));
    expect(broken.match(/.{60}(NaN|Infinity)/g)).toBeNull();
    expect(broken).toContain('<td class="number">n/a</td>');
    const drawings = [...broken.matchAll(/ (?:d|x|y|x1|x2|y1|y2|width|height|viewBox)="([^"]*)"/g)];
    expect(drawings.filter(([attribute]) => attribute.includes('n/a'))).toEqual([]);
  });
});

function withoutNumbers(data: RunReportData): RunReportData {
  const { artefact, decision } = data;
  return {
    ...data,
    cvResults: data.cvResults.map((result, index) =>
      index % 3 === 0
        ? { ...result, meanTestScore: { rmse: Number.NaN }, stdTestScore: { rmse: Number.POSITIVE_INFINITY } }
        : result,
    ),
    artefact: {
      ...artefact,
      metrics: { ...artefact.metrics, cv: { rmse: { mean: Number.NaN, std: Number.NaN } } },
      estimator: {
        ...artefact.estimator,
        fitted: { coef: [Number.NaN, ...new Array(8).fill(1)], intercept: Number.NEGATIVE_INFINITY },
      },
    },
    decision: { ...decision!, challengerScore: Number.NaN, opponentScore: Number.POSITIVE_INFINITY },
    holdout: [{ actual: 1, predicted: Number.NaN, opponent: 2 }, ...data.holdout],
    windows: data.windows.map((window) => ({
      ...window,
      versions: window.versions.map((version) => ({ ...version, metrics: { rmse: Number.NaN } })),
    })),
    story: data.story.map((row, index) => (index === 2 ? { ...row, frozenRmse: Number.NaN } : row)),
  };
}
