import { useSearch } from '@tanstack/react-router'

// The JSON Pointer that the address selects: what is folded opens for it.
export function useRevealed(): string {
  const search = useSearch({ strict: false }) as { sel?: string }
  return search.sel ?? ''
}

export const isWithin = (pointer: string, whole: string) => pointer === whole || pointer.startsWith(whole + '/')
