import { defineConfig } from 'vitest/config';

/** The tiers of the suite; CONTRIBUTING.md says what belongs in which. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.reference.test.ts', 'test/{e2e,package,docs,browser}/**'],
          setupFiles: ['test/setup/fail-on-console.ts', 'test/setup/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'reference',
          include: ['test/**/*.reference.test.ts'],
          setupFiles: ['test/setup/fail-on-console.ts'],
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/{e2e,package,docs,browser}/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
