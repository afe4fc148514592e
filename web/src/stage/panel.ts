import { useNavigate, useSearch } from '@tanstack/react-router'

// The panel below the views; which one is open stands in the address.
export function usePanel() {
  const { panel } = useSearch({ strict: false }) as { panel?: string }
  const navigate = useNavigate()
  const open = (next: string | undefined) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, panel: next })) as never,
      replace: true,
      resetScroll: false,
    })
  return { shown: panel, open }
}
