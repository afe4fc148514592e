import { expect, it } from 'vitest'

import { addInside, carry, childrenOf, pointerOf, removeAt, step, type Branch } from './tree'

const tree = (): Branch[] => [
  { name: 'A', children: [{ name: 'A1' }, { name: 'A2', note: 'kept' }] },
  { name: 'B' },
  { name: 'C', children: [{ name: 'C1' }] },
]
const told = (list: Branch[]): string =>
  list.map((one) => one.name + (one.children ? `(${told(childrenOf(one))})` : '')).join(' ')

it('moves up and down among its siblings', () => {
  const root = tree()
  expect(step(root, [1], 'up')).toEqual([0])
  expect(told(root)).toBe('B A(A1 A2) C(C1)')
  expect(step(root, [2], 'down')).toBeNull()
})

it('moves into the one before it, and out behind its parent', () => {
  const root = tree()
  expect(step(root, [1], 'in')).toEqual([0, 2])
  expect(told(root)).toBe('A(A1 A2 B) C(C1)')
  expect(step(root, [1, 0], 'out')).toEqual([2])
  expect(told(root)).toBe('A(A1 A2 B) C C1')
  expect(step(root, [0], 'in')).toBeNull()
  expect(step(root, [0], 'out')).toBeNull()
})

it('is carried to another place with all that it holds and all its members', () => {
  const root = tree()
  expect(carry(root, [0, 1], [2, 0])).toEqual([2, 0])
  expect(told(root)).toBe('A(A1) B C(A2 C1)')
  expect(childrenOf(root[2])[0]).toEqual({ name: 'A2', note: 'kept' })
  expect(carry(root, [0], [3])).toEqual([2])
  expect(told(root)).toBe('B C(A2 C1) A(A1)')
})

it('is not carried into itself', () => {
  const root = tree()
  expect(carry(root, [0], [0, 1])).toBeNull()
  expect(told(root)).toBe('A(A1 A2) B C(C1)')
})

it('adds inside and takes out without leaving an empty list', () => {
  const root = tree()
  expect(addInside(root, [1], { name: 'N' })).toEqual([1, 0])
  expect(removeAt(root, [1, 0]).name).toBe('N')
  expect('children' in root[1]!).toBe(false)
  expect(addInside(root, [], { name: 'Z' })).toEqual([3])
})

it('names places by pointer', () => {
  expect(pointerOf('/sections/0/components', [2, 0, 1])).toBe('/sections/0/components/2/children/0/children/1')
})
