import { expect, test } from 'vitest'

import type { Provider, Stage } from '~/api/types'
import { changeTaken } from './generate'

const stage = (stageName: Stage['stageName'], version: number | null) => ({ stageName, version }) as Stage
const model = { baseUrl: 'https://models.example/v1' } as Provider
const engine = { baseUrl: 'builtin:' } as Provider

test('words about the next version go to a model in every stage that it decides', () => {
  expect(changeTaken(stage('product', 1), model)).toBe('intent')
  expect(changeTaken(stage('infrastructure', 3), model)).toBe('intent')
  expect(changeTaken(stage('export', 1), model)).toBeNull()
})

test('the built-in engine reads them as part of the idea', () => {
  expect(changeTaken(stage('product', 1), engine)).toBe('idea')
  expect(changeTaken(stage('dataModel', 1), engine)).toBeNull()
})

test('the first version has nothing to be changed', () => {
  expect(changeTaken(stage('product', null), model)).toBeNull()
})
