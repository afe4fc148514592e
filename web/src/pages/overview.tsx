import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { graphOf, providers, stagesOf } from '~/api/queries'
import type { Project } from '~/api/types'
import { countOf, useFindings } from '~/stage/findings'
import { useProject } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { StaleMark, StateMark } from '~/ui/status'
import { ConnectAgent } from './connect-agent'
import { FindingLink } from './finding-link'
import { NewProjectRun } from './new-project-run'
import { nextAction } from './next-action'
import { Page, Section } from './page'
import { RecentChanges } from './recent-changes'
import { designAll, useRuns } from './run-all'
import { lineOf, summaryOf } from './stage-summary'

export function Overview() {
  const project = useProject()
  const run = useRuns((state) => state.runs[project.id])
  const next = nextAction(project)
  const isWritable = project.status === 'active'
  const hasEmpty = project.stages.some((stage) => stage.version === null)
  return (
    <Page
      title={project.name}
      lead={<p className="line-clamp-3">{project.description ?? project.stages[0]?.userInput}</p>}
      actions={
        <>
          {isWritable && hasEmpty && run?.state !== 'running' && <DesignRest project={project} />}
          {run?.state !== 'running' && (
            <LinkButton to="/p/$slug/$stage" params={{ slug: project.slug, stage: next.stage }} look="primary">
              {next.text}
            </LinkButton>
          )}
        </>
      }
    >
      {run && run.state !== 'done' && <NewProjectRun project={project} isPart />}
      <Counts project={project} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <StageSummary project={project} />
        <div className="flex min-w-0 flex-col gap-6">
          <FindingSummary project={project} />
          <RecentChanges project={project} />
          <ConnectAgent project={project} />
        </div>
      </div>
    </Page>
  )
}

function DesignRest({ project }: { project: Project }) {
  const { data } = useQuery(providers)
  const engine = data?.find((one) => one.baseUrl === 'builtin:')
  if (!engine) return null
  return <Button onClick={() => void designAll(project, 'export', engine.id)}>{t('pages.overview.designRest')}</Button>
}

const kinds = ['entity', 'operation', 'section'] as const
const stageOfKind = { entity: 'dataModel', operation: 'api', section: 'sections' } as const

function Counts({ project }: { project: Project }) {
  const { data } = useQuery(graphOf(project.id))
  const findings = countOf(useFindings(project.id))
  const tile = 'flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4 py-3 hover:border-control'
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {kinds.map((kind) => {
        const count = data?.nodes.filter((node) => node.kind === kind).length
        return (
          <li key={kind}>
            <Link to="/p/$slug/$stage" params={{ slug: project.slug, stage: stageOfKind[kind] }} className={tile}>
              <span className="tabular text-section font-semibold">{count ?? '–'}</span>
              <span className="text-text-2">{t(`pages.overview.counted.${kind}`, { count: count ?? 0 })}</span>
            </Link>
          </li>
        )
      })}
      <li>
        <Link to="/p/$slug/problems" params={{ slug: project.slug }} className={tile}>
          <span className="tabular text-section font-semibold">{findings.errors + findings.warnings + findings.notes}</span>
          <span className="text-text-2">{t('pages.overview.counted.finding', { count: findings.errors + findings.warnings + findings.notes })}</span>
        </Link>
      </li>
    </ul>
  )
}

function StageSummary({ project }: { project: Project }) {
  const { data, error, refetch } = useQuery(stagesOf(project.id))
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('pages.overview.stages')}
      actions={
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('pages.overview.fewer') : t('pages.overview.more')}
        </Button>
      }
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      <ol className="-mx-4 -mb-4 divide-y divide-line border-t border-line">
        {project.stages.map((stage) => {
          const payload = data?.find((one) => one.stageName === stage.stageName)?.data ?? null
          const { names } = summaryOf(stage.stageName, payload)
          return (
            <li key={stage.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2">
              <span className="tabular w-4 text-end text-text-3">{stage.stageNumber}</span>
              <Link
                to="/p/$slug/$stage"
                params={{ slug: project.slug, stage: stage.stageName }}
                className="w-32 shrink-0 font-medium hover:underline max-sm:w-auto max-sm:flex-1"
              >
                {t(`common.stages.${stage.stageName}`)}
              </Link>
              <span className="flex w-24 shrink-0 items-center gap-2 max-sm:w-auto">
                {stage.staleInputs.length > 0 ? <StaleMark /> : <StateMark state={stage.status} />}
              </span>
              <span className="min-w-0 flex-1 basis-52 text-text-2 max-sm:ps-7">
                <span className="line-clamp-2">{lineOf(stage.stageName, payload)}</span>
                {isOpen && names.length > 0 && <span className="block text-meta text-text-3">{names.join(', ')}</span>}
              </span>
              {stage.version !== null && (
                <Link
                  to="/p/$slug/$stage/versions"
                  params={{ slug: project.slug, stage: stage.stageName }}
                  className="tabular inline-flex min-h-6 min-w-6 items-center justify-center text-meta text-text-3 hover:text-text hover:underline"
                  aria-label={t('pages.overview.versionsOf', { stage: t(`common.stages.${stage.stageName}`), version: stage.version })}
                >
                  v{stage.version}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

const shownFindings = 4

function FindingSummary({ project }: { project: Project }) {
  const open = useFindings(project.id).filter((finding) => !finding.waived)
  return (
    <Section
      title={t('pages.overview.findings')}
      actions={
        open.length > shownFindings && (
          <LinkButton look="quiet" to="/p/$slug/problems" params={{ slug: project.slug }}>
            {t('pages.overview.allFindings', { count: open.length })}
          </LinkButton>
        )
      }
    >
      {open.length === 0 ? (
        <p className="text-text-2">{t('pages.overview.noFindings')}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {open.slice(0, shownFindings).map((finding) => (
            <li key={finding.rule + finding.stage + finding.pointer}>
              <FindingLink slug={project.slug} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
