import { useEffect, useRef } from 'react'
import { create } from 'zustand'

// Keys of the workbench: 'mod+k' (Ctrl, on a Mac Cmd), 'F8', '?', or a sequence: 'g d'. A component binds keys while it is on
// the screen; the one bound last wins. Keys without a modifier do nothing while somebody types, while a menu is open, and when
// they are switched off in the settings (WCAG 2.1.4). While a dialog is open only those work that are bound `inDialogs`.

interface Binding {
  steps: string[]
  run: (event: KeyboardEvent) => void
  inDialogs: boolean
}

const bindings: Binding[] = []
const pauseMs = 1_200 // between the keys of a sequence
let typed: string[] = []
let typedAt = 0

const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform)

const key = 'nonagon.singleKeys'
export const useSingleKeys = create<{ isOn: boolean }>(() => ({ isOn: localStorage.getItem(key) !== 'off' }))
export const singleKeysAreOn = () => useSingleKeys.getState().isOn
export function setSingleKeys(isOn: boolean) {
  localStorage.setItem(key, isOn ? 'on' : 'off')
  useSingleKeys.setState({ isOn })
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.shadowRoot) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'color', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
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
const isThere = (selector: string) => document.querySelector(selector) !== null

// The binding that the steps typed so far complete, and whether more keys could complete one.
export function match<T extends { steps: string[] }>(bound: readonly T[], steps: string[]): { found?: T; isBegun: boolean } {
  const begun = bound.filter((one) => steps.every((step, place) => one.steps[place] === step))
  return { found: begun.findLast((one) => one.steps.length === steps.length), isBegun: begun.length > 0 }
}

export function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
  const step = stepOf(event)
  if (isPlain(step) && (isTyping(event.target) || isThere('[role="menu"]') || !singleKeysAreOn())) return
  const open = isThere('[role="dialog"]') ? bindings.filter((one) => one.inDialogs) : bindings
  if (event.timeStamp - typedAt > pauseMs) typed = []
  typedAt = event.timeStamp
  let { found, isBegun } = match(open, [...typed, step])
  typed = isBegun ? [...typed, step] : []
  if (!isBegun) {
    ;({ found, isBegun } = match(open, [step]))
    typed = isBegun ? [step] : []
  }
  if (!found) return
  typed = []
  event.preventDefault()
  found.run(event)
}

export function bind(keys: string, run: (event: KeyboardEvent) => void, inDialogs = false): () => void {
  const binding = { steps: keys.split(' '), run, inDialogs }
  bindings.push(binding)
  return () => {
    bindings.splice(bindings.indexOf(binding), 1)
  }
}

export function useShortcut(keys: string, run: (event: KeyboardEvent) => void, { isOn = true, inDialogs = false } = {}) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => (isOn ? bind(keys, (event) => latest.current(event), inDialogs) : undefined), [keys, isOn, inDialogs])
}

const shownPart = (part: string) =>
  part === 'mod' ? (isApple ? '⌘' : 'Ctrl') : part === 'shift' ? (isApple ? '⇧' : 'Shift') : part.length === 1 ? part.toUpperCase() : part

// As people read it: 'mod+shift+z' is "Ctrl Shift Z", 'g d' stays.
export const shown = (keys: string) =>
  keys.includes(' ') || keys.length === 1 ? keys : keys.split('+').map(shownPart).join(isApple ? '' : ' ')
