import { afterEach, beforeEach, expect, vi } from 'vitest';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

// Output that nobody expects is a defect: the command line writes through its own output object, everything else is silent.
beforeEach(() => {
  for (const method of METHODS) vi.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  const lines = METHODS.flatMap((method) =>
    vi.mocked(console[method]).mock.calls.map((args) => `console.${method}: ${args.join(' ')}`),
  );
  vi.restoreAllMocks();
  expect(lines, 'unexpected console output').toEqual([]);
});
