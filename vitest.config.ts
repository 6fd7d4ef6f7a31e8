import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'units',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/isolated/**'],
          isolate: false,
          setupFiles: ['tests/helpers/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'isolated',
          include: ['tests/isolated/**/*.test.ts'],
          isolate: false,
          setupFiles: ['tests/helpers/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/demo-folder.ts'],
          fileParallelism: false,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
