import { defineConfig } from 'vitest/config'

// The workbench in a real browser, against the real program (NONAGON_BINARY).
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.spec.ts'],
    fileParallelism: false, // the machine of a build has two cores: one server and one browser are enough
    isolate: false, // and all files share that browser
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    retry: 0,
  },
})
