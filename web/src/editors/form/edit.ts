import { useMemo } from 'react'

import type { Json, Payload } from '~/api/types'
import { useDocument } from '~/document/hooks'
import { join, setAt, tokens, valueAt } from '~/document/pointer'
import { t } from '~/text'

export type Item = { [key: string]: Json }

// The writes that editors share, each one step of undo. `what` is the noun that the step is called by.
export function useEdit() {
  const document = useDocument()
  return useMemo(
    () => ({
      // Typing goes letter by letter; what is typed without a pause is one step. undefined takes the member away.
      set(pointer: string, value: Json | undefined, what: string) {
        document.change(t('editors.form.steps.set', { what }), (payload) => write(payload, pointer, value), pointer)
      },
      insert(list: string, value: Json, what: string, place?: number) {
        document.change(t('editors.form.steps.add', { what }), (payload) => {
          const items = listAt(payload, list)
          items.splice(place ?? items.length, 0, value)
        })
      },
      remove(list: string, place: number, what: string) {
        document.change(t('editors.form.steps.remove', { what }), (payload) => void listAt(payload, list).splice(place, 1))
      },
      move(list: string, from: number, to: number, what: string) {
        if (from === to) return
        document.change(t('editors.form.steps.move', { what }), (payload) => {
          const items = listAt(payload, list)
          items.splice(to, 0, ...items.splice(from, 1))
        })
      },
      change: document.change,
      undo: document.undo,
    }),
    [document],
  )
}

// Sets a value, making the objects on the way to it: a group that is absent begins with its first member.
export function write(payload: Payload, pointer: string, value: Json | undefined) {
  const path = tokens(pointer)
  for (let depth = 1; depth < path.length; depth++) {
    const above = join('', ...path.slice(0, depth))
    if (valueAt(payload, above) === undefined) {
      if (value === undefined) return
      setAt(payload, above, {})
    }
  }
  setAt(payload, pointer, value)
}

// The list at a pointer, made where it is absent.
export function listAt(payload: Payload, pointer: string): Json[] {
  const found = valueAt(payload, pointer)
  if (Array.isArray(found)) return found
  write(payload, pointer, [])
  return valueAt(payload, pointer) as Json[]
}

export const kebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

// `wanted`, or wanted-2, wanted-3 … where others have the name.
export function free(wanted: string, taken: Iterable<string>, glue = '-'): string {
  const names = new Set(taken)
  if (!names.has(wanted)) return wanted
  let number = 2
  while (names.has(`${wanted}${glue}${number}`)) number++
  return `${wanted}${glue}${number}`
}
