import { expect, it } from 'vitest'

import { decisionFor, isExact } from './match'

const decisions = [
  { id: 'language', choice: 'TypeScript', because: '' },
  { id: 'hono', choice: 'Hono on Node 22', because: '' },
  { id: 'data-access', choice: 'Drizzle over hand-written SQL strings', because: '' },
  { id: 'styling', choice: 'Tailwind CSS on the token variables', because: '' },
]

it('finds the reason of a choice by its layer, else by what was chosen', () => {
  expect(decisionFor('language', 'Go', decisions)).toBe(0)
  expect(decisionFor('styling', 'tailwindcss', decisions)).toBe(3)
  expect(decisionFor('backend', 'hono', decisions)).toBe(1)
  expect(decisionFor('orm', 'drizzle', decisions)).toBe(2)
  expect(decisionFor('database', 'postgresql 17', decisions)).toBe(-1)
  expect(decisionFor('runtime', '', decisions)).toBe(-1)
})

it('knows an exact version', () => {
  expect(['4.13.19', '1.0.0-rc.1', 'v2', '22'].every(isExact)).toBe(true)
  expect(['^4.0.0', '~1.2', '>=3', '1.x || 2', '*', ''].some(isExact)).toBe(false)
})
