import { describe, expect, it } from 'vitest';
import { type DueRequest, dueOf } from '../../../core/monitoring/due.ts';
import type { Tick } from '../../../core/registry/tick-document.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR_MS = 3_600_000;

/** An order that was carried out. */
function tick(orderedMs: number, listedMs = orderedMs): Tick {
  return {
    format: 'upkeep-tick/1',
    orderedMs,
    doneMs: orderedMs,
    listedMs,
    owesListing: false,
    configVersion: 'v1',
  };
}

const request = (overrides: Partial<DueRequest> = {}): DueRequest => ({
  monitor: { window: '1 day', lateness: '1 hour' },
  configVersion: 'v1',
  last: tick(NOON - HOUR_MS),
  nNewLogs: 0,
  isRetuning: false,
  nowMs: NOON,
  ...overrides,
});

const lastAt = (lastMs: number, listedMs = lastMs) => ({ last: tick(lastMs, listedMs) });

describe('dueOf', () => {
  it('leaves a quiet model alone', () => {
    expect(dueOf(request())).toBe('nothing');
  });

  it('lists for a model that was never watched, once a day, and when the configuration changed', () => {
    expect(dueOf(request({ last: undefined }))).toBe('list');
    expect(dueOf(request(lastAt(NOON - HOUR_MS, NOON - 24 * HOUR_MS)))).toBe('list');
    expect(dueOf(request(lastAt(NOON - HOUR_MS, NOON - 24 * HOUR_MS + 1)))).toBe('nothing');
    expect(dueOf(request({ configVersion: 'v2' }))).toBe('list');
    expect(dueOf(request({ configVersion: null }))).toBe('list');
  });

  it('waits for an order that is open, and lists when no function can be at it any more', () => {
    const openSince = (ms: number) => ({ ...tick(NOON - ms), doneMs: NOON - 2 * HOUR_MS });
    expect(dueOf(request({ last: openSince(HOUR_MS / 4 - 1), nNewLogs: 1 }))).toBe('wait');
    expect(dueOf(request({ last: openSince(HOUR_MS / 4) }))).toBe('list');
  });

  it('lists what no order will name', () => {
    expect(dueOf(request({ last: { ...tick(NOON - HOUR_MS), owesListing: true } }))).toBe('list');
  });

  it('reads new logs, and goes on with a retuning', () => {
    expect(dueOf(request({ nNewLogs: 1 }))).toBe('read');
    expect(dueOf(request({ isRetuning: true }))).toBe('read');
  });

  // The window of the 23rd closes at one o'clock on the 24th.
  it.each([
    ['the tick before it closes', 0.5, 0.99, 'nothing'],
    ['the very moment that it closes', 0.99, 1, 'read'],
    ['the first tick after it closed', 0.99, 1.1, 'read'],
    ['the tick after one at its closing', 1, 1.1, 'nothing'],
    ['a tick that comes hours late', 0.5, 9, 'read'],
  ])('judges a window at %s', (_, lastHour, nowHour, due) => {
    const midnight = Date.UTC(2026, 10, 24);
    const nowMs = midnight + nowHour * HOUR_MS;
    expect(dueOf(request({ ...lastAt(midnight + lastHour * HOUR_MS, nowMs), nowMs }))).toBe(due);
  });
});
