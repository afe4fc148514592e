import type { Json } from '~/api/types'

// JSON Pointer (RFC 6901).

export const tokens = (pointer: string): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'))

export const join = (pointer: string, ...parts: (string | number)[]): string =>
  pointer + parts.map((part) => '/' + String(part).replace(/~/g, '~0').replace(/\//g, '~1')).join('')

export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document
  for (const token of tokens(pointer)) {
    if (value === null || typeof value !== 'object') return undefined
    value = Array.isArray(value) ? value[Number(token)] : value[token]
  }
  return value
}

// Writes inside a recipe of `Document.change`. undefined takes the member away; of an array, the element.
export function setAt(document: Json, pointer: string, value: Json | undefined): void {
  const path = tokens(pointer)
  const last = path.pop()
  if (last === undefined) throw new Error('replace the whole document with Document.replace')
  let parent: Json = document
  for (const token of path) {
    const next: Json | undefined = Array.isArray(parent) ? parent[Number(token)] : (parent as { [key: string]: Json })[token]
    if (next === null || typeof next !== 'object') throw new Error(`nothing at ${pointer}`)
    parent = next
  }
  if (Array.isArray(parent)) {
    if (value === undefined) parent.splice(Number(last), 1)
    else parent[last === '-' ? parent.length : Number(last)] = value
  } else {
    const object = parent as { [key: string]: Json }
    if (value === undefined) delete object[last]
    else object[last] = value
  }
}
