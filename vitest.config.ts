import { defineConfig } from 'vitest/config';

/** The tiers of the suite; CONTRIBUTING.md says what belongs in which. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/**/*.{reference,emulator}.test.ts',
            'test/{e2e,package,docs,browser,emulator,lib,state-machines}/**',
          ],
          setupFiles: ['test/setup/fail-on-console.ts', 'test/setup/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'infrastructure',
          include: ['test/{lib,state-machines}/**/*.test.ts'],
          setupFiles: ['test/setup/fail-on-console.ts'],
          // The files share one copy of the CDK, which takes two seconds to load.
          isolate: false,
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
          include: ['test/{e2e,package,docs,browser,emulator}/**/*.test.ts'],
          exclude: ['test/**/*.emulator.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'emulator',
          include: ['test/**/*.emulator.test.ts'],
          globalSetup: ['test/emulator/global-setup.ts'],
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
    ],
  },
});
