import { expect, it } from 'vitest'

import type { Question } from '~/api/types'
import { defaultOf } from './template-answers'

const questions: Question[] = [
  { topic: 'api-style', kind: 'single-select', required: true, question: 'Which style?', hint: '', choices: [{ id: 'rest', label: 'REST' }] },
]

it('reads answers by their questions and choices', () => {
  const { answers, data } = defaultOf({ userInput: '{"api-style":"rest","constraints":{"selected":["mvp"],"text":"soon"},"goals":["a","b"]}' }, questions)
  expect(data).toBeNull()
  expect(answers).toEqual([
    { topic: 'api-style', question: 'Which style?', values: ['REST'] },
    { topic: 'constraints', question: 'Constraints', values: ['mvp', 'soon'] },
    { topic: 'goals', question: 'Goals', values: ['a', 'b'] },
  ])
})

it('takes plain text as an idea, and nothing as nothing', () => {
  expect(defaultOf({ userInput: 'A shop', data: { name: 'Shop' } }, [])).toEqual({
    data: { name: 'Shop' },
    answers: [{ topic: 'idea', question: 'Idea', values: ['A shop'] }],
  })
  expect(defaultOf(undefined, [])).toEqual({ data: null, answers: [] })
})
