import type { Edge, Node } from '@xyflow/react'
import { Position } from '@xyflow/react'

import { ends, fieldsOf, foreignKeysOf, keyKind, keyOf, type Entity, type Key, type Relationship } from '../model'
import type { Place } from './lay-out'

export type Detail = 'all' | 'keys' | 'names'

export interface Shown {
  name: string
  type: string
  kind: Key
  required: boolean
  unique: boolean
}
export type EntityData = { name: string; fields: Shown[]; hidden: number; isDim: boolean; place: number }
export type EntityNode = Node<EntityData, 'entity'>
export type RelationData = { place: number; at: ['one' | 'many', 'one' | 'many']; isOptional: boolean; isDim: boolean; label: string }
export type RelationEdge = Edge<RelationData, 'relation'>

export const width = 232
export const headHeight = 32
export const rowHeight = 22
const mostRows = 14

// What a box shows of an entity, and how high that makes it. Kept for as long as the entity is the same object.
interface Box {
  fields: Shown[]
  hidden: number
  height: number
}
const boxes = new WeakMap<Entity, { detail: Detail; keys: string; box: Box }>()

export function boxOf(entity: Entity, detail: Detail, foreign: ReadonlySet<string>): Box {
  const keys = [...foreign].join()
  const known = boxes.get(entity)
  if (known && known.detail === detail && known.keys === keys) return known.box
  const all = detail === 'names' ? [] : fieldsOf(entity).map((field): Shown => ({
    name: field.name, type: field.type, kind: keyKind(field, foreign), required: field.required === true, unique: field.unique === true,
  }))
  const wanted = detail === 'keys' ? all.filter((field) => field.kind !== null) : all
  const fields = wanted.slice(0, mostRows)
  const hidden = wanted.length - fields.length
  const box = { fields, hidden, height: headHeight + (fields.length + (hidden > 0 ? 1 : 0)) * rowHeight + (fields.length > 0 ? 6 : 0) }
  boxes.set(entity, { detail, keys, box })
  return box
}

// Lines leave a box at its head, on the side that faces the other end.
export const handles = (height: number) => [
  { id: 'start', type: 'source' as const, position: Position.Left, x: 0, y: Math.min(height, headHeight) / 2, width: 1, height: 1 },
  { id: 'end', type: 'source' as const, position: Position.Right, x: width - 1, y: Math.min(height, headHeight) / 2, width: 1, height: 1 },
]

export interface Sizes {
  keys: string[]
  sizes: { id: string; width: number; height: number }[]
}

export function sizesOf(entities: readonly Entity[], relationships: readonly Relationship[], detail: Detail) {
  return entities.map((entity) => ({ id: keyOf(entity), width, height: boxOf(entity, detail, foreignKeysOf(entity.name, relationships)).height }))
}

// Relationships by the keys of the boxes that they join; those that name nobody are left out.
export function joins(entities: readonly Entity[], relationships: readonly Relationship[]): [string, string][] {
  const byName = new Map(entities.map((entity) => [entity.name, keyOf(entity)]))
  return relationships.flatMap((one): [string, string][] => {
    const from = byName.get(one.from)
    const to = byName.get(one.to)
    return from && to ? [one.type === 'many-to-one' ? [to, from] : [from, to]] : []
  })
}

export function edgesOf(
  entities: readonly Entity[],
  relationships: readonly Relationship[],
  places: Record<string, Place>,
  selected: number | undefined,
  lit: ReadonlySet<string> | null,
): RelationEdge[] {
  const byName = new Map(entities.map((entity) => [entity.name, entity]))
  return relationships.flatMap((one, place): RelationEdge[] => {
    const from = byName.get(one.from)
    const to = byName.get(one.to)
    if (!from || !to) return []
    const source = keyOf(from)
    const target = keyOf(to)
    const [left, right] = sides(places[source], places[target])
    const holder = one.type === 'many-to-one' ? from : to
    return [
      {
        id: `relation-${place}`,
        type: 'relation',
        source,
        target,
        sourceHandle: left,
        targetHandle: right,
        selected: place === selected,
        ariaLabel: `${one.from} ${one.type} ${one.to}`,
        data: {
          place,
          at: ends(one.type),
          isOptional: one.type !== 'many-to-many' && fieldsOf(holder).find((field) => field.name === one.foreignKey)?.required === false,
          isDim: lit !== null && !(lit.has(source) && lit.has(target)),
          label: one.foreignKey,
        },
      },
    ]
  })
}

const sides = (from: Place | undefined, to: Place | undefined): ['start' | 'end', 'start' | 'end'] => {
  if (!from || !to) return ['end', 'start']
  if (from.x + width < to.x) return ['end', 'start']
  if (to.x + width < from.x) return ['start', 'end']
  return ['end', 'end']
}

// An entity and those that it has a relationship with.
export function neighbours(key: string, joined: readonly [string, string][]): Set<string> {
  const found = new Set([key])
  for (const [from, to] of joined) {
    if (from === key) found.add(to)
    if (to === key) found.add(from)
  }
  return found
}

// The key of the entity with the most relationships; the first one where there are none.
export function hubOf(entities: readonly Entity[], relationships: readonly Relationship[]): string | undefined {
  const counts = new Map<string, number>()
  for (const key of joins(entities, relationships).flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const keys = entities.map(keyOf)
  return keys.reduce<string | undefined>((hub, key) => (hub === undefined || (counts.get(key) ?? 0) > (counts.get(hub) ?? 0) ? key : hub), undefined)
}
