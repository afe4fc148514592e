import { defineConfig } from 'vitest/config'

// The workbench in a real browser, against the real program (NONAGON_BINARY).
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.spec.ts'],
    maxWorkers: 2, // each with a browser of its own, for all of its files: much of a test is waiting
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
  },
})
