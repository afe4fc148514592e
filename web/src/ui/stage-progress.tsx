import clsx from 'clsx'

import type { StageStatus } from '~/api/types'
import { t } from '~/text'

const fills: Record<StageStatus, string> = {
  locked: 'bg-transparent border-control/60 border-dashed',
  active: 'bg-transparent border-info',
  generating: 'bg-machine-soft border-machine',
  review: 'bg-warn-soft border-warn',
  complete: 'bg-ok border-ok',
}

interface Segment {
  stageName: keyof typeof names
  status: StageStatus
  staleInputs: readonly unknown[]
}
const names = {
  product: 'common.stages.product',
  dataModel: 'common.stages.dataModel',
  database: 'common.stages.database',
  api: 'common.stages.api',
  stack: 'common.stages.stack',
  design: 'common.stages.design',
  sections: 'common.stages.sections',
  infrastructure: 'common.stages.infrastructure',
  export: 'common.stages.export',
} as const

// Nine segments, one a stage. The words beside it say how many are complete; a hover says which one is which.
export function StageProgress({ stages }: { stages: readonly Segment[] }) {
  const done = stages.filter((stage) => stage.status === 'complete').length
  const stale = stages.filter((stage) => stage.staleInputs.length > 0).length
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="inline-flex gap-0.5">
        {stages.map((stage) => (
          <span
            key={stage.stageName}
            title={`${t(names[stage.stageName])}: ${t(`common.states.${stage.staleInputs.length > 0 ? 'stale' : stage.status}`)}`}
            className={clsx(
              'h-3 w-2.5 rounded-xs border',
              stage.staleInputs.length > 0 ? 'border-warn bg-warn-soft' : fills[stage.status],
            )}
          />
        ))}
      </span>
      <span className="tabular text-meta whitespace-nowrap text-text-2">
        {t('pages.dashboard.progress', { done })}
        {stale > 0 && ` · ${t('pages.dashboard.stale', { count: stale })}`}
      </span>
    </span>
  )
}
