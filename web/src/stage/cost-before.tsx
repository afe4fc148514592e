import { useQuery } from '@tanstack/react-query'

import { call } from '~/api/client'
import type { Estimate, Project, StageName } from '~/api/types'
import { money, t } from '~/text'

interface Props {
  project: Project
  stage: StageName
  providerId: string // empty: the usual one
}

// What a model would be asked and cost at most, before it is. The built-in engine costs nothing, and nothing is said of it.
export function CostBefore({ project, stage, providerId }: Props) {
  const { data: estimate } = useQuery({
    queryKey: ['of', project.id, 'estimate', stage, providerId],
    queryFn: async () => {
      const body = providerId ? { providerId } : {}
      return (await call<Estimate>('POST', `/projects/${project.id}/stages/${stage}/estimate`, { body })).body
    },
    staleTime: 0,
  })
  if (!estimate || estimate.maxCalls === 0) return null
  const { model, inputTokens, maxOutputTokens, maxCalls, maxCostPerCall } = estimate
  const told = { model, input: inputTokens.toLocaleString('en'), output: maxOutputTokens.toLocaleString('en') }
  return (
    <p className="text-meta text-text-2" role="status">
      {maxCostPerCall === null
        ? t('stage.generate.costUnknown', told)
        : t('stage.generate.cost', { ...told, cost: money(maxCostPerCall), calls: maxCalls })}
    </p>
  )
}
