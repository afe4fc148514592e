import type { Json } from '~/api/types'
import { tokens } from '~/document/pointer'

// What differs between two payloads, as the server tells it.
export interface Change {
  change: 'added' | 'removed' | 'changed'
  pointer: string // into the later payload; of what is removed, into the earlier one
  before?: Json
  after?: Json
}

const named = (value: Json | undefined): string => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return ''
  const name = value.name ?? value.id ?? value.title ?? value.path
  return typeof name === 'string' ? name : ''
}

// The things on the way of a pointer by their names: ["entities", "Order", "fields", "total"].
export function pathOf(pointer: string, payload: Json): string[] {
  const words: string[] = []
  let value: Json | undefined = payload
  for (const token of tokens(pointer)) {
    const isElement = Array.isArray(value)
    value = value === null || typeof value !== 'object' ? undefined : Array.isArray(value) ? value[Number(token)] : value[token]
    words.push((isElement && named(value)) || token)
  }
  return words
}

export function shortly(value: Json | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  return named(value) || JSON.stringify(value)
}

export interface Tally {
  added: number
  changed: number
  removed: number
}

// Counts by the list or member of the payload they stand in.
export function tally(changes: Change[]): Map<string, Tally> {
  const counts = new Map<string, Tally>()
  for (const { change, pointer } of changes) {
    const part = tokens(pointer)[0] ?? ''
    const count = counts.get(part) ?? { added: 0, changed: 0, removed: 0 }
    count[change]++
    counts.set(part, count)
  }
  return counts
}
