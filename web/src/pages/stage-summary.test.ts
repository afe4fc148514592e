import { expect, it } from 'vitest'

import { lineOf, summaryOf } from './stage-summary'

it('counts operations of resources, actions and views together', () => {
  const data = { resources: [{ entity: 'Book', operations: ['list', 'create'] }, { entity: 'Shop', operations: ['list'] }], actions: [{}], views: [] }
  expect(lineOf('api', data)).toBe('4 operations, 2 resources')
  expect(summaryOf('api', data).names).toEqual(['Book', 'Shop'])
})

it('says one of one thing, and the engine', () => {
  expect(lineOf('dataModel', { entities: [{ name: 'A' }], relationships: [] })).toBe('1 entity')
  expect(lineOf('database', { engine: 'postgresql', version: '17', indexes: [], checks: [] })).toBe('postgresql 17')
  expect(lineOf('product', null)).toBe('')
})
