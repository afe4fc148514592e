import { useQuery } from '@tanstack/react-query'

import { definitions } from '~/api/queries'
import type { StageDefinition, StageName } from '~/api/types'

// The stages that are made from `stage`, directly or through others.
export function dependentsOf(all: StageDefinition[], stage: StageName): StageName[] {
  const found = new Set<StageName>()
  for (const one of all) {
    if (one.reads.some((read) => read === stage || found.has(read))) found.add(one.name)
  }
  return [...found]
}

export function useDependents(stage: StageName): StageName[] {
  return dependentsOf(useQuery(definitions).data ?? [], stage)
}
