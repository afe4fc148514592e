import type { Fix, Json, Payload } from '~/api/types'
import { same } from './document'
import { setAt, tokens, valueAt } from './pointer'

// JSON Patch (RFC 6902), for the fixes that findings bring. Nothing is changed where a step does not fit.
export function patched(payload: Payload, steps: Fix['patch']): Payload {
  const next = structuredClone(payload)
  for (const step of steps) apply(next, step)
  return next
}

function apply(document: Payload, { op, path, value, from }: Fix['patch'][number]) {
  if (op === 'add') return add(document, path, value ?? null)
  if (op === 'test') {
    if (!same(valueAt(document, path) ?? null, value ?? null)) throw new Error(`${path} is not what the fix expects`)
    return
  }
  if (op === 'replace') {
    existing(document, path)
    return setAt(document, path, value ?? null)
  }
  if (op === 'remove') {
    existing(document, path)
    return setAt(document, path, undefined)
  }
  if (op === 'move' || op === 'copy') {
    const moved = structuredClone(existing(document, from ?? ''))
    if (op === 'move') setAt(document, from!, undefined)
    return add(document, path, moved)
  }
  throw new Error(`there is no operation ${op}`)
}

function existing(document: Json, path: string): Json {
  const value = valueAt(document, path)
  if (value === undefined) throw new Error(`there is nothing at ${path}`)
  return value
}

function add(document: Payload, path: string, value: Json) {
  const last = tokens(path).at(-1)!
  const parent = valueAt(document, path.slice(0, path.lastIndexOf('/')))
  if (Array.isArray(parent) && last !== '-') parent.splice(Number(last), 0, value)
  else setAt(document, path, value)
}
