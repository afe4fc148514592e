import { expect, it } from 'vitest'

import { readQuery, score, search, type Entry } from './palette-search'

const entry = (kind: Entry['kind'], name: string, detail?: string): Entry => ({ id: `${kind}:${name}`, kind, name, detail, run: () => undefined })
const entries = [
  entry('command', 'New project'),
  entry('stage', 'Data model'),
  entry('entity', 'Book'),
  entry('entity', 'Bookshop'),
  entry('operation', 'GET /books', 'listBooks'),
  entry('file', 'data-model/book.md'),
]
const names = (query: string, recent: string[] = []) => search(entries, query, recent).map(({ name }) => name)

it('reads the prefix', () => {
  expect(readQuery('#bo')).toEqual({ kind: 'entity', sought: 'bo' })
  expect(readQuery('> new')).toEqual({ kind: 'command', sought: 'new' })
  expect(readQuery('book')).toEqual({ kind: null, sought: 'book' })
})

it('puts the nearest match first', () => {
  expect(names('boo')[0]).toBe('Book')
  expect(names('book')[0]).toBe('Book')
  expect(names('#')).toEqual(['Book', 'Bookshop'])
  expect(names('/books')).toEqual(['GET /books'])
  expect(names('zzz')).toEqual([])
})

it('offers what was used last before all else, and no single parts unasked', () => {
  expect(names('', ['entity:Bookshop', 'command:New project'])).toEqual(['Bookshop', 'New project', 'Data model'])
})

it('scores beginnings of words above their middle', () => {
  expect(score('Purchase order', 'ord')).toBeGreaterThan(score('Recorder', 'ord'))
  expect(score('purchaseOrder', 'order')).toBe(60)
  expect(score('abc', 'abcd')).toBe(0)
})
