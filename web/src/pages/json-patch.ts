import { tokens, valueAt } from '~/document/pointer'
import type { Fix, Json, Payload } from '~/api/types'

type Operation = Fix['patch'][number]

// JSON Patch (RFC 6902), as the fixes of findings are written. Gives a new document; an operation that does not fit throws.
export function applyPatch(document: Payload, patch: readonly Operation[]): Payload {
  let result: Json = structuredClone(document)
  for (const operation of patch) result = apply(result, operation)
  return result as Payload
}

function apply(document: Json, { op, path, value, from }: Operation): Json {
  switch (op) {
    case 'add':
      return add(document, path, structuredClone(value ?? null))
    case 'replace':
      return add(take(document, path), path, structuredClone(value ?? null))
    case 'remove':
      return take(document, path)
    case 'move': {
      const moved = present(document, from ?? '')
      return add(take(document, from ?? ''), path, moved)
    }
    case 'copy':
      return add(document, path, structuredClone(present(document, from ?? '')))
    case 'test':
      if (JSON.stringify(present(document, path)) !== JSON.stringify(value)) throw new Error(`${path} has changed since`)
      return document
    default:
      throw new Error(`unknown operation ${op}`)
  }
}

function present(document: Json, path: string): Json {
  const value = valueAt(document, path)
  if (value === undefined) throw new Error(`there is nothing at ${path} any more`)
  return value
}

function parentOf(document: Json, path: string): { parent: Json[] | { [key: string]: Json }; last: string } {
  const parts = tokens(path)
  const last = parts.pop()!
  let parent: Json = document
  for (const part of parts) {
    const next: Json | undefined = Array.isArray(parent) ? parent[Number(part)] : (parent as { [key: string]: Json })[part]
    if (next === null || typeof next !== 'object') throw new Error(`there is nothing at ${path} any more`)
    parent = next
  }
  if (parent === null || typeof parent !== 'object') throw new Error(`there is nothing at ${path} any more`)
  return { parent, last }
}

function add(document: Json, path: string, value: Json): Json {
  if (path === '') return value
  const { parent, last } = parentOf(document, path)
  if (!Array.isArray(parent)) parent[last] = value
  else parent.splice(last === '-' ? parent.length : Number(last), 0, value)
  return document
}

function take(document: Json, path: string): Json {
  if (path === '') return null
  present(document, path)
  const { parent, last } = parentOf(document, path)
  if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else delete parent[last]
  return document
}
