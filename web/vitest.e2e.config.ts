import { defineConfig } from 'vitest/config'

// The workbench in a real browser, against the real program (NONAGON_BINARY).
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.spec.ts'],
    fileParallelism: false, // the machine of a build has two cores: one server and one browser are enough
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
})
