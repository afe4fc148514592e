import { useEffect, useRef } from 'react'

// Keys: a single character ("[", "?"), a named key ("F8"), or with modifiers: "mod+z", "shift+mod+z" (mod is Ctrl, on Apple
// keyboards Cmd).

const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform)

// Shortcuts of one character can be switched off (WCAG 2.1.4).
export const singleKeysAreOn = () => localStorage.getItem('nonagon.singleKeys') !== 'off'

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.shadowRoot) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'color', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+')
  const key = parts.pop()!
  const isMod = isApple ? event.metaKey : event.ctrlKey
  if (parts.includes('mod') !== isMod) return false
  if (event.altKey) return false
  if (key.length > 1 || parts.length > 0) {
    if (parts.includes('shift') !== event.shiftKey) return false
  }
  return event.key.toLowerCase() === key.toLowerCase()
}

export const shown = (keys: string) =>
  keys
    .split('+')
    .map((part) => (part === 'mod' ? (isApple ? '⌘' : 'Ctrl') : part === 'shift' ? (isApple ? '⇧' : 'Shift') : part.length === 1 ? part.toUpperCase() : part))
    .join(isApple ? '' : ' ')

// Runs while the component is on the screen and no dialog is open over it. With a modifier or a function key it also works
// while typing, if `alsoTyping`.
export function useShortcut(keys: string, run: () => void, { alsoTyping = false, enabled = true } = {}) {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!enabled) return
    const isSingle = keys.length === 1
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || !matches(keys, event)) return
      if (isTyping(event.target) && !alsoTyping) return
      if (isSingle && !singleKeysAreOn()) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys, alsoTyping, enabled])
}
