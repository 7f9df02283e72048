import { describe, expect, it } from 'vitest';
import { xAxis } from '../../../report/charts/axes.ts';
import { plotFrame } from '../../../report/charts/frame.ts';
import { legend } from '../../../report/charts/legend.ts';
import { linearScale, parameterScale } from '../../../report/charts/scales.ts';
import { markerPath, seriesLine, seriesStyle } from '../../../report/charts/series.ts';
import { html } from '../../../report/markup/html.ts';

const labels = (scale: { ticks: readonly { label: string }[] }) => scale.ticks.map(({ label }) => label);

describe('linearScale', () => {
  it('ends on round numbers and leaves out what is not finite', () => {
    const scale = linearScale({ values: [2.3, 11, Number.NaN, Infinity], range: [100, 0] });
    expect(scale.domain).toEqual([2, 12]);
    expect(labels(scale)).toEqual(['2', '4', '6', '8', '10', '12']);
    expect(scale.position(7)).toBe(50);
  });

  it('gives equal values room, and has a domain without values', () => {
    const { domain } = linearScale({ values: [5, 5], range: [0, 1] });
    expect(domain[0]).toBeLessThan(5);
    expect(domain[1]).toBeGreaterThan(5);
    expect(linearScale({ values: [], range: [0, 1] }).domain).toEqual([0, 1]);
  });
});

describe('parameterScale', () => {
  it('is logarithmic with powers of ten for values above 0', () => {
    const scale = parameterScale({ values: [0.001, 1, 1000], range: [0, 600] });
    expect(scale.isLogarithmic).toBe(true);
    expect(labels(scale)).toEqual(['0.001', '0.01', '0.1', '1', '10', '100', '1000']);
    expect(scale.position(1)).toBeCloseTo(300, 9);
    expect(scale.position(10)).toBeCloseTo(400, 9);
  });

  it('keeps 0 in the picture of a logarithmic grid', () => {
    const scale = parameterScale({ values: [0, 0.01, 0.1, 1, 10], range: [0, 100] });
    expect(scale.isLogarithmic).toBe(true);
    expect(labels(scale)).toEqual(['0', '0.01', '0.1', '1', '10']);
    expect(scale.position(0)).toBe(0);
    expect(scale.position(10)).toBe(100);
  });

  it('is linear for a few integers and for values below 0', () => {
    expect(parameterScale({ values: [1, 2, 3], range: [0, 1] }).isLogarithmic).toBe(false);
    expect(parameterScale({ values: [-5, 1, 100], range: [0, 1] }).isLogarithmic).toBe(false);
  });

  it('marks nothing between whole numbers', () => {
    expect(labels(parameterScale({ values: [3, 5, 7], range: [0, 1], nTicks: 9 }))).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(labels(parameterScale({ values: [1, 2, 3], range: [0, 1], nTicks: 9 }))).toEqual(['1', '2', '3']);
  });

  it('marks twice and five times a power of ten where powers alone are one or two', () => {
    const scale = parameterScale({ values: [1, 3, 25], range: [0, 1] });
    expect(labels(scale)).toEqual(['1', '2', '5', '10', '20']);
    expect(labels(parameterScale({ values: [0.03, 0.7], range: [0, 1] }))).toEqual([
      '0.05',
      '0.1',
      '0.2',
      '0.5',
    ]);
  });

  it('skips powers of ten where there are too many', () => {
    const scale = parameterScale({ values: [1e-12, 1e12], range: [0, 1], nTicks: 6 });
    expect(scale.ticks.length).toBeLessThanOrEqual(7);
  });
});

describe('xAxis', () => {
  it('leaves out every second label when they would touch, and keeps the last', () => {
    const frame = plotFrame('narrow', {});
    const years = Array.from({ length: 12 }, (_, index) => ({
      position: frame.left + 12 + index * 25,
      label: String(1970 + index),
    }));
    const { markup } = xAxis({ frame, ticks: years, title: 'window' });
    const shown = [...markup.matchAll(/class="tick"[^>]*>(\d+)</g)].map((match) => match[1]);
    expect(shown).toEqual(['1971', '1973', '1975', '1977', '1979', '1981']);
  });
});

describe('series', () => {
  it('differ in dashes and marker, not in colour alone', () => {
    const styles = [0, 1, 2, 3].map(seriesStyle);
    expect(new Set(styles.map(({ dash }) => dash)).size).toBe(4);
    expect(new Set(styles.map(({ marker }) => marker)).size).toBe(4);
  });

  it('break their line where a point is missing', () => {
    const points = [1, 2, Number.NaN, 4, 5].map((y, x) => ({ x, y }));
    expect(seriesLine(points, seriesStyle(0)).markup).toContain('d="M0,1L1,2M3,4L4,5"');
  });

  it('have markers around their point', () => {
    expect(markerPath('square', { x: 10, y: 20 }, 2)).toBe('M8 18H12V22H8Z');
    expect(markerPath('triangle', { x: 10, y: 20 }, 2)).toBe('M8 22L10 18L12 22Z');
  });
});

describe('legend', () => {
  const entry = (label: string) => ({ label, sample: () => html`` });

  it('starts a new line when the width is used up', () => {
    const entries = ['maintained', 'left alone', 'a rather long third entry'].map(entry);
    expect(legend(entries, 700).height).toBe(22);
    expect(legend(entries, 240).height).toBe(40);
  });

  it('takes no room without entries', () => {
    expect(legend([], 300).height).toBe(0);
  });
});
