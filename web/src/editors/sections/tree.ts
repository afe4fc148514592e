import type { Json } from '~/api/types'

// The component tree of a screen. A path is the place at each level: [2, 0] is the first child of the third component.

export type Component = { [key: string]: Json } & { name: string; description?: string; repeat?: string; children?: Component[] }
export type Path = readonly number[]

export const childrenOf = (component: Component | undefined): Component[] => component?.children ?? []

// The list that holds the component at `path`.
function siblings(root: Component[], path: Path): Component[] {
  let list = root
  for (const place of path.slice(0, -1)) list = childrenOf(list[place])
  return list
}

export const componentAt = (root: Component[], path: Path): Component | undefined => siblings(root, path)[path.at(-1)!]

function take(root: Component[], path: Path): Component {
  const [taken] = siblings(root, path).splice(path.at(-1)!, 1)
  const parent = path.length > 1 ? componentAt(root, path.slice(0, -1)) : undefined
  if (parent && childrenOf(parent).length === 0) delete parent.children // as if it never had any
  return taken!
}

function put(root: Component[], path: Path, component: Component) {
  const parent = path.length > 1 ? componentAt(root, path.slice(0, -1)) : undefined
  if (parent && !parent.children) parent.children = []
  siblings(root, path).splice(path.at(-1)!, 0, component)
}

const isWithin = (path: Path, whole: Path) => whole.every((place, depth) => path[depth] === place)

// Where `path` stands once the component at `gone` is taken out.
function without(path: Path, gone: Path): number[] {
  const shifts = path.length >= gone.length && gone.slice(0, -1).every((place, depth) => path[depth] === place)
  const depth = gone.length - 1
  return shifts && path[depth]! > gone[depth]! ? path.map((place, at) => (at === depth ? place - 1 : place)) : [...path]
}

export type Direction = 'up' | 'down' | 'in' | 'out'

// Where a step in a direction leads; null where there is no such step.
export function stepFrom(root: Component[], path: Path, direction: Direction): number[] | null {
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

export function step(root: Component[], path: Path, direction: Direction): number[] | null {
  const to = stepFrom(root, path, direction)
  if (to) put(root, to, take(root, path))
  return to
}

// Drag: the component at `from` comes to stand at `to`, a place told before it was taken out. Not into itself.
export function carry(root: Component[], from: Path, to: Path): number[] | null {
  if (isWithin(to, from)) return null
  const taken = take(root, from)
  const landing = without(to, from)
  put(root, landing, taken)
  return landing
}

export function removeAt(root: Component[], path: Path): Component {
  return take(root, path)
}

export function addInside(root: Component[], path: Path, component: Component): number[] {
  const list = path.length === 0 ? root : childrenOf(componentAt(root, path))
  const place = [...path, list.length]
  put(root, place, component)
  return place
}

export const count = (components: Component[]): number =>
  components.reduce((sum, component) => sum + 1 + count(childrenOf(component)), 0)

export const pointerOf = (list: string, path: Path): string => `${list}/${path.join('/children/')}`
