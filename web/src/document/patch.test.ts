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
