import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import { CircleAlert, Network, RefreshCcw, Settings, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

import type { Finding, Project, StageSummary } from '~/api/types'
import { counted, countOf, useFindings, type Count } from '~/stage/findings'
import { t } from '~/text'
import { StateIcon } from '~/ui/status'

const row = clsx(
  'flex items-center gap-2 rounded-md px-2 text-text-2 hover:bg-raised hover:text-text',
  'aria-[current=page]:bg-accent-soft aria-[current=page]:text-text',
)

function FindingCount({ count }: { count: Count }) {
  const total = count.errors + count.warnings
  if (total === 0) return null
  const Icon = count.errors > 0 ? CircleAlert : TriangleAlert
  return (
    <span className={clsx('tabular inline-flex items-center gap-0.5 text-meta', count.errors > 0 ? 'text-error' : 'text-warn')}>
      <Icon size={12} aria-hidden />
      <span aria-hidden>{total}</span>
      <span className="sr-only">{counted(count)}</span>
    </span>
  )
}

function Step({ project, stage, findings }: { project: Project; stage: StageSummary; findings: Finding[] }) {
  const isStale = stage.staleInputs.length > 0
  return (
    <li>
      <Link
        to="/p/$slug/$stage"
        params={{ slug: project.slug, stage: stage.stageName }}
        activeOptions={{ exact: false, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
        className={clsx(row, 'min-h-11 py-1')}
      >
        <span className="tabular w-4 text-center font-mono text-code text-text-3" aria-hidden>
          {stage.stageNumber}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-text">{t(`common.stages.${stage.stageName}`)}</span>
          <span className="flex items-center gap-1 text-meta text-text-3">
            <StateIcon state={stage.status} size={12} />
            {t(`common.states.${stage.status}`)}
            {isStale && (
              <span className="inline-flex items-center gap-1 text-warn">
                <RefreshCcw size={12} aria-hidden />
                {t('common.states.stale')}
              </span>
            )}
          </span>
        </span>
        <FindingCount count={countOf(findings)} />
      </Link>
    </li>
  )
}

function Place({ to, slug, icon: Icon, children }: { to: '/p/$slug/trace' | '/p/$slug/problems' | '/p/$slug/settings'; slug: string; icon: LucideIcon; children: ReactNode }) {
  return (
    <li>
      <Link to={to} params={{ slug }} activeProps={{ 'aria-current': 'page' }} className={clsx(row, 'min-h-8')}>
        <Icon size={14} aria-hidden className="w-4" />
        <span className="flex flex-1 items-center justify-between">{children}</span>
      </Link>
    </li>
  )
}

// The way through a project: nine steps, each with its state, and the pages that look across them.
export function Rail({ project }: { project: Project }) {
  const findings = useFindings(project.id)
  return (
    <nav aria-label={t('stage.rail.label')} className="flex flex-col gap-3">
      <ol className="flex flex-col gap-px">
        {project.stages.map((stage) => (
          <Step key={stage.id} project={project} stage={stage} findings={findings.filter((one) => one.stage === stage.stageName)} />
        ))}
      </ol>
      <ul className="flex flex-col gap-px border-t border-line pt-3">
        <Place to="/p/$slug/trace" slug={project.slug} icon={Network}>
          {t('stage.rail.trace')}
        </Place>
        <Place to="/p/$slug/problems" slug={project.slug} icon={CircleAlert}>
          {t('stage.rail.problems')}
          <FindingCount count={countOf(findings)} />
        </Place>
        <Place to="/p/$slug/settings" slug={project.slug} icon={Settings}>
          {t('stage.rail.settings')}
        </Place>
      </ul>
    </nav>
  )
}
