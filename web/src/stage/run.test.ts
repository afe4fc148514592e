import { expect, test } from 'vitest'

import { begun, closed, costOf, itemCounts, partOf, told, type Run } from './run'

const tell = (run: Run, kind: string, body: Record<string, unknown>) => told(run, { id: String(run.last + 1), kind, body })

test('tells an event that comes again only once', () => {
  const event = { id: '3', kind: 'delta', body: { text: 'x' } }
  expect(told(told(begun, event), event).text).toBe('x')
})

test('follows a run to its end, and nothing after it', () => {
  let run = tell(begun, 'phase', { phase: 'generating' })
  run = tell(run, 'phase', { phase: 'generating' })
  run = tell(run, 'delta', { text: '{"a"' })
  run = tell(run, 'usage', { inputTokens: 7, estimatedCost: '0.01' })
  run = tell(run, 'cancelled', { message: 'cancelled' })
  run = tell(run, 'done', { outputVersion: 2 })
  expect(run).toMatchObject({ phases: ['generating'], text: '{"a"', inputTokens: 7, cost: '0.01', end: 'cancelled', outputVersion: null })
})

test('keeps what is whole of a text that was cut', () => {
  expect(closed('```json\n{"name": "Shop", "entities": [{"name": "A"}, {"name": "B", "fie')).toEqual({
    name: 'Shop',
    entities: [{ name: 'A' }, { name: 'B' }],
  })
  expect(closed('{"a": "x, y", "b": tr')).toEqual({ a: 'x, y' })
  expect(closed('I am sorry')).toBeNull()
})

test('builds a payload of the items that had arrived', () => {
  let run = tell(begun, 'item', { pointer: '/entities/0', value: { name: 'A' } })
  run = tell(run, 'item', { pointer: '/entities/1', value: { name: 'B' } })
  run = tell(run, 'item', { pointer: '/name', value: 'Shop' })
  expect(partOf(run)).toEqual({ entities: [{ name: 'A' }, { name: 'B' }], name: 'Shop' })
  expect(itemCounts(run)).toEqual({ entities: 2 })
})

test('takes no answer to the interview for a part of the payload', () => {
  const run = tell(begun, 'item', { pointer: '/answers/style', value: ['rest'] })
  expect(partOf(run)).toBeNull()
  expect(partOf(tell(begun, 'delta', { text: '{"answers": {"style": ["rest"]}, "name": "Shop", "fea' }))).toEqual({ name: 'Shop' })
})

test('costs what its calls cost, as soon as they are on record', () => {
  const run = tell(begun, 'usage', { estimatedCost: '0.02' })
  expect(costOf(run, [])).toBe('0.02')
  expect(Number(costOf(run, [{ estimatedCost: '0.02' }, { estimatedCost: '0.013' }]))).toBeCloseTo(0.033)
})
