import { expect, test } from 'vitest'

import { rangeOf, readJson } from './json-text'

test('reads what JSON.parse reads', () => {
  for (const value of [{}, [], { a: [1, -2.5e3, true, null, 'ä"\\\n'] }, 'x', 0]) {
    const read = readJson(JSON.stringify(value, null, 2))
    expect(read.mistake === null && read.value).toEqual(value)
  }
})

test('says line, column and what belongs there', () => {
  const cases: [string, number, number, RegExp][] = [
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /a , or } belongs here/],
    ['{"a": tru}', 1, 7, /a value belongs here/],
    ['[1, 2', 1, 6, /a , or \] belongs here, not the end/],
    ['{a: 1}', 1, 2, /name in "quotes"/],
    ['{"a": 1, "a": 2}', 1, 10, /there twice/],
    ['["open]', 1, 2, /never closed/],
    ['{} x', 1, 4, /nothing may follow/],
    ['[01]', 1, 2, /value belongs/],
  ]
  for (const [text, line, column, message] of cases) {
    const read = readJson(text)
    expect(read.mistake, text).toMatchObject({ line, column, message: expect.stringMatching(message) })
  }
})

test('finds a pointer, or the nearest one above it', () => {
  const text = '{"a": [{"name": "x"}]}'
  const read = readJson(text)
  if (read.mistake !== null) throw new Error('it is valid')
  const cut = (pointer: string) => {
    const { from, to } = rangeOf(read.ranges, pointer)!
    return text.slice(from, to)
  }
  expect(cut('/a/0/name')).toBe('"x"')
  expect(cut('/a/0/gone/deeper')).toBe('{"name": "x"}')
  expect(cut('')).toBe(text)
})
