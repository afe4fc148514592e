import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'

import { tokens } from '~/document/pointer'

// The focus contract. A view puts `data-pointer="/entities/0/name"` on the element that shows the value at that JSON
// Pointer: on the field itself, or on a box around it. Whatever leads to a place in a payload (a finding, the palette, a link
// with ?sel=) names a pointer; the element with that pointer, or with the nearest one above it, is scrolled to, focused
// and marked. A view that hides or virtualises parts reads `useSelection()` and shows the part that holds the pointer.

const step = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'))

// Selected by the view itself: it has the focus where it wants it already.
let chosenInView: string | undefined

export interface Selection {
  pointer: string | undefined // in the address: ?sel=
  select: (pointer: string | undefined) => void // a view tells what the person picked in it
}

export function useSelection(): Selection {
  const { sel } = useSearch({ strict: false }) as { sel?: string }
  const navigate = useNavigate()
  const select = useCallback(
    (pointer: string | undefined) => {
      chosenInView = pointer
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, sel: pointer })) as never,
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return { pointer: sel, select }
}

export const startsWith = (pointer: string, above: string) => pointer === above || pointer.startsWith(above + '/')

// The element for `pointer`, or for the nearest pointer above it.
export function elementFor(pointer: string, within: ParentNode = document): HTMLElement | null {
  for (let at = pointer; at !== ''; at = step(at)) {
    const found = within.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`)
    if (found) return found
  }
  return null
}

const focusable =
  'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), a[href], [tabindex]:not([tabindex="-1"])'

export function focusField(pointer: string, within: ParentNode = document): boolean {
  const element = elementFor(pointer, within)
  if (!element) return false
  for (let box = element.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true
  for (const marked of document.querySelectorAll('[data-found]')) marked.removeAttribute('data-found')
  element.setAttribute('data-found', '')
  const target = element.matches(focusable) ? element : (element.querySelector<HTMLElement>(focusable) ?? element)
  if (target === element && !element.matches(focusable)) element.tabIndex = -1
  const isTall = element.offsetHeight > innerHeight / 2 // its middle would say nothing
  element.scrollIntoView({ block: isTall ? 'start' : 'center', behavior: 'instant' })
  target.focus({ preventScroll: true })
  const unmark = () => element.removeAttribute('data-found')
  element.addEventListener('focusout', unmark, { once: true })
  return true
}

export const isShown = (pointer: string) => document.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`) !== null

// Follows ?sel= into the view that is on the screen, also when that view arrives later. `missing` is called when nothing in
// the view stands for the pointer; it says whether it went on to another view, where the pointer is then looked for.
export function useFocusOnSelection(view: string, missing: () => boolean) {
  const { sel } = useSearch({ strict: false }) as { sel?: string }
  useEffect(() => {
    if (view === '' || !sel || tokens(sel).length === 0 || sel === chosenInView) return
    const began = performance.now()
    let timer = 0
    // The view may still open the part that holds the pointer: what stands above it is taken after a while.
    function look() {
      const waited = performance.now() - began
      if ((isShown(sel!) || waited > 400) && focusField(sel!)) chosenInView = sel
      else if (waited < 1_500) timer = window.setTimeout(look, 50)
      else if (!missing()) chosenInView = sel
    }
    look()
    return () => window.clearTimeout(timer)
    // `missing` changes with each render; the pointer is followed once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sel, view])
}

// Whoever picks a view by hand stays in it, though it does not show what the address selects.
export function leaveSelection(sel: string | undefined) {
  chosenInView = sel
}

// Going to a place again, though the address has it already.
export function forgetChosen() {
  chosenInView = undefined
}
