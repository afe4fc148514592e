import { expect, it } from 'vitest'

import { lineOf, summaryOf } from './stage-summary'

it('counts resources, actions and jobs', () => {
  const data = { resources: [{ entity: 'Book', operations: ['list', 'create'] }, { entity: 'Shop', operations: ['list'] }], actions: [{}], jobs: [] }
  expect(lineOf('api', data)).toBe('2 resources, 1 action')
  expect(summaryOf('api', data).names).toEqual(['Book', 'Shop'])
})

it('says one of one thing, and the engine', () => {
  expect(lineOf('dataModel', { entities: [{ name: 'A' }], relationships: [] })).toBe('1 entity')
  expect(lineOf('database', { engine: 'postgresql', version: '17', indexes: [], checks: [] })).toBe('postgresql 17')
  expect(lineOf('product', null)).toBe('')
})
