import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { History, MessageCircleQuestion } from 'lucide-react'

import { definitions } from '~/api/queries'
import type { Project, StageName } from '~/api/types'
import { t } from '~/text'
import { StaleMark, StateMark } from '~/ui/status'
import { stageIn } from './project'

const link =
  'inline-flex min-h-8 min-w-8 items-center justify-center gap-1.5 rounded-md px-2 text-text-2 hover:bg-raised hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text'

// Which stage this is, how it stands, and its other pages.
export function StageHeading({ project, stage }: { project: Project; stage: StageName }) {
  const own = stageIn(project, stage)
  const asks = useQuery(definitions).data?.find((one) => one.name === stage)?.interview.length ?? 0
  const params = { slug: project.slug, stage }
  return (
    <header className="flex items-start gap-x-3 border-b border-line bg-surface px-4 py-2">
      <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-section">{t(`common.stages.${stage}`)}</h1>
        <StateMark state={own.status} />
        {own.staleInputs.length > 0 && (
          <span className="inline-flex items-center gap-1.5">
            <StaleMark />
            <span className="text-meta text-text-2">
              {t('stage.staleBecause', { stages: own.staleInputs.map((name) => t(`common.stages.${name}`)).join(', ') })}
            </span>
          </span>
        )}
        {own.version !== null && <span className="tabular text-meta text-text-3">{t('stage.version', { version: own.version })}</span>}
      </div>
      <nav aria-label={t('stage.pages')} className="flex shrink-0 gap-1">
        {asks > 0 && (
          <Link to="/p/$slug/$stage/interview" params={params} activeProps={{ 'aria-current': 'page' }} className={link}>
            <MessageCircleQuestion size={14} aria-hidden />
            <span className="max-sm:sr-only">{t('stage.interview.name')}</span>
          </Link>
        )}
        <Link to="/p/$slug/$stage/versions" params={params} activeProps={{ 'aria-current': 'page' }} className={link}>
          <History size={14} aria-hidden />
          <span className="max-sm:sr-only">{t('stage.versions.name')}</span>
        </Link>
      </nav>
    </header>
  )
}
