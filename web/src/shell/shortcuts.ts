import { useEffect, useRef } from 'react'
import { create } from 'zustand'

import { isTyping, shown as shownChord, singleKeysAreOn } from '~/ui/shortcut'

// Keys of the workbench: 'mod+k' (Ctrl, on a Mac Cmd), 'F8', '?', or a sequence: 'g d'. A component binds keys while it is on
// the screen; the one bound last wins. Keys without a modifier do nothing while somebody types, while a dialog is open, and
// when they are switched off in the settings.

interface Binding {
  steps: string[]
  run: (event: KeyboardEvent) => void
}

const bindings: Binding[] = []
const pauseMs = 1_200
let typed: string[] = []
let typedAt = 0

const key = 'nonagon.singleKeys'
export const useSingleKeys = create<{ isOn: boolean }>(() => ({ isOn: singleKeysAreOn() }))
export function setSingleKeys(isOn: boolean) {
  localStorage.setItem(key, isOn ? 'on' : 'off')
  useSingleKeys.setState({ isOn })
}

// What was pressed, in the words of a binding. Shift is told only beside a modifier or a named key: '?' is its own key.
export function stepOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const hasModifier = event.ctrlKey || event.metaKey
  const isLetter = /^[a-z]$/i.test(event.key)
  const shift = event.shiftKey && (hasModifier || isLetter || event.key.length > 1) ? 'shift+' : ''
  return `${hasModifier ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift}${name}`
}

const isPlain = (step: string) => !step.startsWith('mod+') && !step.startsWith('alt+') && !/^(shift\+)?F\d+$/.test(step)

// The binding that the steps typed so far complete, and whether more keys could complete one.
export function match<T extends { steps: string[] }>(bound: readonly T[], steps: string[]): { found?: T; isBegun: boolean } {
  const begun = bound.filter((one) => steps.every((step, place) => one.steps[place] === step))
  return { found: begun.findLast((one) => one.steps.length === steps.length), isBegun: begun.length > 0 }
}

export function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  const step = stepOf(event)
  if (isPlain(step)) {
    const isBusy = isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]') !== null
    if (isBusy || !useSingleKeys.getState().isOn) return
  }
  if (event.timeStamp - typedAt > pauseMs) typed = []
  typedAt = event.timeStamp
  let { found, isBegun } = match(bindings, [...typed, step])
  typed = isBegun ? [...typed, step] : []
  if (!isBegun) {
    ;({ found, isBegun } = match(bindings, [step]))
    typed = isBegun ? [step] : []
  }
  if (!found) return
  typed = []
  event.preventDefault()
  found.run(event)
}

export function bind(keys: string, run: (event: KeyboardEvent) => void): () => void {
  const binding = { steps: keys.split(' '), run }
  bindings.push(binding)
  return () => {
    bindings.splice(bindings.indexOf(binding), 1)
  }
}

export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, isOn = true) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => (isOn ? bind(keys, (event) => latest.current(event)) : undefined), [keys, isOn])
}

// As people read it: 'mod+shift+z' is "Ctrl Shift Z", 'g d' stays.
export const shown = (keys: string) => (keys.includes(' ') ? keys : keys.length === 1 ? keys : shownChord(keys))
