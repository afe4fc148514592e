import { useEffect, useRef, type RefObject } from 'react'

import { isTyping, singleKeysAreOn } from '~/ui/shortcut'

type Keys = Record<'n' | 'r' | 'f' | '+' | '=' | '-' | '0', () => void> & { remove: () => void; leave: () => void }

// The canvas's keys. They work while nothing is being typed and no dialog is open; Delete and Escape only inside the canvas.
export function useCanvasKeys(area: RefObject<HTMLElement | null>, keys: Keys) {
  const latest = useRef(keys)
  latest.current = keys
  const before = useRef('')
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isSecond = before.current === 'g' // "g d" and the like go elsewhere
      before.current = event.key
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isSecond) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return
      const isInside = area.current?.contains(event.target as Node) ?? false
      if (isInside && (event.key === 'Delete' || event.key === 'Backspace')) {
        event.preventDefault()
        return latest.current.remove()
      }
      if (isInside && event.key === 'Escape') return latest.current.leave()
      if (!singleKeysAreOn()) return
      const key = event.key.toLowerCase()
      if (!(key in latest.current) || key.length > 1) return
      event.preventDefault()
      latest.current[key as 'n']()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [area])
}
