import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'

import type { Project, Stage } from '~/api/types'
import { t } from '~/text'
import { lockNote } from '~/ui/lock'
import { waitsFor } from './project'
import { lastRun } from './runs'

// Why the stage can only be read, and the one thing that changes it.
export function ReadOnlyNote({ project, stage, why }: { project: Project; stage: Stage; why: string }) {
  const first = waitsFor(project, stage.stageName)
  const run = stage.status === 'generating' ? lastRun(project.id, stage.stageName) : null
  return (
    <p className="flex flex-wrap items-center gap-2 border-b border-line bg-raised px-4 py-1.5 text-text-2">
      <Lock size={14} aria-hidden />
      <span id={lockNote}>{why}</span>
      {first && (
        <Link to="/p/$slug/$stage" params={{ slug: project.slug, stage: first.stageName }} className="font-medium text-accent-text underline">
          {t('stage.goTo', { stage: t(`common.stages.${first.stageName}`) })}
        </Link>
      )}
      {run && (
        <Link
          to="/p/$slug/$stage/runs/$run"
          params={{ slug: project.slug, stage: stage.stageName, run }}
          className="font-medium text-accent-text underline"
        >
          {t('stage.run.follow')}
        </Link>
      )}
    </p>
  )
}
