import type { Json } from '~/api/types'

// A tree of things that hold their parts in `children`: components of a screen, folders of a repository. A path is the place at
// each level: [2, 0] is the first child of the third thing.

export type Branch = { [key: string]: Json } & { name: string; children?: Branch[] }
export type Path = readonly number[]

export const childrenOf = (branch: Branch | undefined): Branch[] => branch?.children ?? []

// The list that holds the branch at `path`.
function siblings(root: Branch[], path: Path): Branch[] {
  let list = root
  for (const place of path.slice(0, -1)) list = childrenOf(list[place])
  return list
}

export const branchAt = (root: Branch[], path: Path): Branch | undefined => siblings(root, path)[path.at(-1)!]

function take(root: Branch[], path: Path): Branch {
  const [taken] = siblings(root, path).splice(path.at(-1)!, 1)
  const parent = path.length > 1 ? branchAt(root, path.slice(0, -1)) : undefined
  if (parent && childrenOf(parent).length === 0) delete parent.children // as if it never had any
  return taken!
}

function put(root: Branch[], path: Path, branch: Branch) {
  const parent = path.length > 1 ? branchAt(root, path.slice(0, -1)) : undefined
  if (parent && !parent.children) parent.children = []
  siblings(root, path).splice(path.at(-1)!, 0, branch)
}

const isWithin = (path: Path, whole: Path) => whole.every((place, depth) => path[depth] === place)

// Where `path` stands once the branch at `gone` is taken out.
function without(path: Path, gone: Path): number[] {
  const shifts = path.length >= gone.length && gone.slice(0, -1).every((place, depth) => path[depth] === place)
  const depth = gone.length - 1
  return shifts && path[depth]! > gone[depth]! ? path.map((place, at) => (at === depth ? place - 1 : place)) : [...path]
}

export type Direction = 'up' | 'down' | 'in' | 'out'

// Where a step in a direction leads; null where there is no such step.
export function stepFrom(root: Branch[], path: Path, direction: Direction): number[] | null {
  const place = path.at(-1)!
  const parent = path.slice(0, -1)
  switch (direction) {
    case 'up':
      return place > 0 ? [...parent, place - 1] : null
    case 'down':
      return place < siblings(root, path).length - 1 ? [...parent, place + 1] : null
    case 'in': {
      const before = siblings(root, path)[place - 1]
      return before ? [...parent, place - 1, childrenOf(before).length] : null
    }
    case 'out':
      return parent.length > 0 ? [...parent.slice(0, -1), parent.at(-1)! + 1] : null
  }
}

export function step(root: Branch[], path: Path, direction: Direction): number[] | null {
  const to = stepFrom(root, path, direction)
  if (to) put(root, to, take(root, path))
  return to
}

// Drag: the branch at `from` comes to stand at `to`, a place told before it was taken out. Not into itself.
export function carry(root: Branch[], from: Path, to: Path): number[] | null {
  if (isWithin(to, from)) return null
  const taken = take(root, from)
  const landing = without(to, from)
  put(root, landing, taken)
  return landing
}

export function removeAt(root: Branch[], path: Path): Branch {
  return take(root, path)
}

export function addInside(root: Branch[], path: Path, branch: Branch): number[] {
  const list = path.length === 0 ? root : childrenOf(branchAt(root, path))
  const place = [...path, list.length]
  put(root, place, branch)
  return place
}

export const count = (branches: Branch[]): number =>
  branches.reduce((sum, branch) => sum + 1 + count(childrenOf(branch)), 0)

export const pointerOf = (list: string, path: Path): string => `${list}/${path.join('/children/')}`
