import { expect, test } from 'vitest'

import { patched } from './patch'

const payload = { name: 'Shop', entities: [{ name: 'A' }, { name: 'B' }] }

test('applies each operation of a fix, and leaves the payload it was given alone', () => {
  const next = patched(payload, [
    { op: 'test', path: '/name', value: 'Shop' },
    { op: 'add', path: '/entities/1', value: { name: 'Between' } },
    { op: 'replace', path: '/entities/0/name', value: 'First' },
    { op: 'remove', path: '/entities/2' },
    { op: 'add', path: '/entities/-', value: { name: 'Last' } },
    { op: 'copy', from: '/name', path: '/title' },
    { op: 'move', from: '/name', path: '/label' },
  ])
  expect(next).toEqual({
    title: 'Shop',
    label: 'Shop',
    entities: [{ name: 'First' }, { name: 'Between' }, { name: 'Last' }],
  })
  expect(payload.entities).toHaveLength(2)
})

test('refuses a step that does not fit', () => {
  expect(() => patched(payload, [{ op: 'replace', path: '/entities/5/name', value: 'x' }])).toThrow('nothing at')
  expect(() => patched(payload, [{ op: 'test', path: '/name', value: 'Other' }])).toThrow('not what')
  expect(() => patched(payload, [{ op: 'spin', path: '/name' }])).toThrow('no operation')
})

const whole = { entities: [{ name: 'A', fields: ['x', 'y'] }], 'a/b': 1 }

test('applies operations in order and leaves the document as it was', () => {
  const before = structuredClone(whole)
  const result = patched(whole, [
    { op: 'test', path: '/entities/0/name', value: 'A' },
    { op: 'replace', path: '/entities/0/fields/1', value: 'z' },
    { op: 'add', path: '/entities/0/fields/0', value: 'w' },
    { op: 'add', path: '/entities/0/fields/-', value: 'end' },
    { op: 'remove', path: '/a~1b' },
    { op: 'copy', from: '/entities/0/name', path: '/first' },
    { op: 'move', from: '/first', path: '/kept' },
  ])
  expect(result).toEqual({ entities: [{ name: 'A', fields: ['w', 'x', 'z', 'end'] }], kept: 'A' })
  expect(whole).toEqual(before)
})

test('refuses what does not fit any more', () => {
  expect(() => patched(whole, [{ op: 'replace', path: '/entities/4/name', value: 'B' }])).toThrow()
  expect(() => patched(whole, [{ op: 'test', path: '/entities/0/name', value: 'B' }])).toThrow()
  expect(() => patched(whole, [{ op: 'remove', path: '/nothing' }])).toThrow()
})
