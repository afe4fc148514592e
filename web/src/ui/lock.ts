import { createContext, useContext } from 'react'

// Why what is on the screen can only be looked at; null where it can be changed. Controls within are locked by it, but for
// those that only look (`reads`) and for searches.
const Lock = createContext<string | null>(null)
export const LockProvider = Lock.Provider

// Of the element that tells why, above.
export const lockNote = 'read-only-why'

const free = { isLocked: false, why: {} }

export function useLock(reads = false): { isLocked: boolean; why: { title?: string; 'aria-describedby'?: string } } {
  const reason = useContext(Lock)
  return reason === null || reads ? free : { isLocked: true, why: { title: reason, 'aria-describedby': lockNote } }
}
