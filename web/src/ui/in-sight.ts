import { useEffect, useRef } from 'react'

// A list that scrolls by itself and shows where somebody is: what matches `here` is brought into its sight whenever `at`
// changes. Only the list is scrolled, never the page around it.
export function useInSight<E extends HTMLElement>(at: unknown, here = '[aria-current]:not([aria-current=false])') {
  const list = useRef<E>(null)
  useEffect(() => {
    const box = list.current
    const one = box?.querySelector<HTMLElement>(here)
    if (!box || !one) return
    const around = box.getBoundingClientRect()
    const own = one.getBoundingClientRect()
    if (own.top < around.top || own.bottom > around.bottom) box.scrollTop += own.top - around.top - (box.clientHeight - own.height) / 2
    if (own.left < around.left || own.right > around.right) box.scrollLeft += own.left - around.left - (box.clientWidth - own.width) / 2
  }, [at, here])
  return list
}
