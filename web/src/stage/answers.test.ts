import { expect, test } from 'vitest'

import type { Question } from '~/api/types'
import { answersIn, isSettled, missing, summary, toSend } from './answers'

const engine: Question = {
  topic: 'engine',
  kind: 'single-select',
  required: true,
  question: 'Which?',
  hint: '',
  choices: [{ id: 'sqlite', label: 'SQLite' }],
}
const notes: Question = { topic: 'notes', kind: 'textarea', required: false, question: 'Notes?', hint: '' }

test('a required question is settled by an answer or by leaving it to the engine', () => {
  expect(isSettled(engine, undefined)).toBe(false)
  expect(isSettled(engine, [])).toBe(false)
  expect(isSettled(engine, ['sqlite'])).toBe(true)
  expect(isSettled(engine, '')).toBe(true)
  expect(missing([engine, notes], {})).toEqual([engine])
})

test('reads earlier answers from the user input', () => {
  expect(answersIn('product', 'A shop')).toEqual({ idea: 'A shop' })
  expect(answersIn('product', '{"idea":"A shop"}')).toEqual({ idea: 'A shop' })
  expect(answersIn('product', '{ not json')).toEqual({ idea: '{ not json' })
  expect(answersIn('database', null)).toEqual({})
})

test('mentions what is left to the engine only where an answer is taken back', () => {
  const sent = toSend({ a: '', b: '', c: ['x', ' '], d: 'y' }, { b: 'before' })
  expect(sent).toEqual({ b: '', c: ['x'], d: 'y' })
})

test('sums an answer up by the words of its choices', () => {
  expect(summary(engine, ['sqlite'])).toBe('SQLite')
  expect(summary(engine, 'sqlite')).toBe('SQLite')
  expect(summary({ ...engine, kind: 'checkbox' }, { selected: ['sqlite'], text: 'small' })).toBe('SQLite, small')
})
