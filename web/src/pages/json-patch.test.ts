import { expect, it } from 'vitest'

import { applyPatch } from './json-patch'

const document = { entities: [{ name: 'A', fields: ['x', 'y'] }], 'a/b': 1 }

it('applies operations in order and leaves the document as it was', () => {
  const before = structuredClone(document)
  const result = applyPatch(document, [
    { op: 'test', path: '/entities/0/name', value: 'A' },
    { op: 'replace', path: '/entities/0/fields/1', value: 'z' },
    { op: 'add', path: '/entities/0/fields/0', value: 'w' },
    { op: 'add', path: '/entities/0/fields/-', value: 'end' },
    { op: 'remove', path: '/a~1b' },
    { op: 'copy', from: '/entities/0/name', path: '/first' },
    { op: 'move', from: '/first', path: '/kept' },
  ])
  expect(result).toEqual({ entities: [{ name: 'A', fields: ['w', 'x', 'z', 'end'] }], kept: 'A' })
  expect(document).toEqual(before)
})

it('refuses what does not fit any more', () => {
  expect(() => applyPatch(document, [{ op: 'replace', path: '/entities/4/name', value: 'B' }])).toThrow()
  expect(() => applyPatch(document, [{ op: 'test', path: '/entities/0/name', value: 'B' }])).toThrow()
  expect(() => applyPatch(document, [{ op: 'remove', path: '/nothing' }])).toThrow()
})
