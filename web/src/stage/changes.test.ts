import { expect, test } from 'vitest'

import { pathOf, shortly, tally } from './changes'

test('names what a pointer leads through', () => {
  const payload = { entities: [{ name: 'Order', fields: [{ name: 'total', type: 'decimal' }] }] }
  expect(pathOf('/entities/0/fields/0/type', payload)).toEqual(['entities', 'Order', 'fields', 'total', 'type'])
  expect(pathOf('/entities/7', payload)).toEqual(['entities', '7'])
})

test('counts changes by the part they stand in', () => {
  const counts = tally([
    { change: 'added', pointer: '/entities/1' },
    { change: 'changed', pointer: '/entities/0/name' },
    { change: 'removed', pointer: '/relationships/0' },
  ])
  expect(counts.get('entities')).toEqual({ added: 1, changed: 1, removed: 0 })
  expect(counts.get('relationships')).toEqual({ added: 0, changed: 0, removed: 1 })
})

test('says a value in few words', () => {
  expect(shortly({ name: 'Order', fields: [] })).toBe('Order')
  expect(shortly(['a'])).toBe('["a"]')
  expect(shortly('text')).toBe('text')
})
