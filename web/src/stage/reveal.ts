import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

import type { StageName } from '~/api/types'
import { focusField, forgetChosen, isShown } from './selection'

// Leads to the place of a payload that a pointer names, in whatever stage it is. The panel that is open stays open.
export function useReveal() {
  const navigate = useNavigate()
  const { slug, stage: here } = useParams({ strict: false }) as { slug?: string; stage?: StageName }
  const { sel } = useSearch({ strict: false }) as { sel?: string }
  return (stage: StageName, pointer: string) => {
    if (!slug) return
    forgetChosen()
    if (stage === here && (sel === pointer || isShown(pointer)) && focusField(pointer)) return
    void navigate({
      to: '/p/$slug/$stage',
      params: { slug, stage },
      search: (before) => {
        const { panel, view } = before as { panel?: string; view?: string }
        return { ...(panel ? { panel } : {}), ...(view && stage === here ? { view } : {}), sel: pointer }
      },
    })
  }
}
