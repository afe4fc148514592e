import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Square } from 'lucide-react'
import { useEffect, useState } from 'react'

import { versionsOf } from '~/api/queries'
import type { Generation, Project, StageName } from '~/api/types'
import { hasText, inSentence, money, t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading, notify } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { Activate } from './activate'
import { useProject } from './project'
import { costOf, itemCounts, nameOf, partOf, type Run } from './run'
import { isFresh, isSeen } from './runs'
import { StageHeading } from './stage-heading'
import { useElapsed, useRun, useSeldom } from './use-run'
import { VersionDiff } from './version-diff'

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function lasted(generation: Generation): string {
  const ms = generation.calls.reduce((sum, call) => sum + call.durationMs, 0)
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-caps text-text-3">{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  )
}

const shownCost = (run: Run, generation: Generation | null) =>
  generation?.calls.some((call) => !call.isPriceKnown) ? t('stage.run.noPrice') : money(costOf(run, generation?.calls ?? []))

function Facts({ run, generation, elapsed }: { run: Run; generation: Generation | null; elapsed: number }) {
  const call = generation?.calls.at(-1)
  const tokens = generation?.calls.length
    ? generation.calls.reduce((sum, call) => sum + call.totalTokens, 0)
    : run.inputTokens + run.outputTokens
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <Fact name={t('stage.run.time')}>{run.end && generation && generation.calls.length > 0 ? lasted(generation) : clock(elapsed)}</Fact>
      <Fact name={t('stage.run.tokens')}>{t('stage.run.tokenCount', { count: tokens })}</Fact>
      <Fact name={t('stage.run.cost')}>{shownCost(run, generation)}</Fact>
      {call && <Fact name={t('stage.run.model')}>{call.model}</Fact>}
    </dl>
  )
}

function Items({ run }: { run: Run }) {
  if (run.items.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <p className="text-text-2">
        {Object.entries(itemCounts(run))
          .map(([list, count]) => counted(list, count))
          .join(', ')}
      </p>
      <ul className="grid gap-1 sm:grid-cols-2 lg:grid-cols-3">
        {run.items.map(({ pointer, value }) => (
          <li key={pointer} className="fade-in truncate rounded-sm border border-line bg-surface px-2 py-1">
            {nameOf(value) || <code className="font-mono text-code">{pointer}</code>}
          </li>
        ))}
      </ul>
    </div>
  )
}

// "3 features"; a list that has no such word, by its own name.
function counted(list: string, count: number): string {
  const key = `pages.counts.${list}`
  return hasText(key) ? t(key, { count }) : `${list}: ${count}`
}

interface Ended {
  project: Project
  stage: StageName
  run: Run
  partKept: boolean
  cost: string
}

// Why there is no new version, what became of the work and the money, and what can be done.
function Unfinished({ project, stage, run, partKept, cost }: Ended) {
  const isStopped = run.end === 'cancelled'
  const why = run.message || t('stage.run.noReason')
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-lead" role={isStopped ? undefined : 'alert'}>
        {isStopped
          ? t(partKept ? 'stage.run.stoppedWithPart' : 'stage.run.stopped', { cost })
          : t(partKept ? 'stage.run.failedWithPart' : 'stage.run.failed', { why, cost })}
      </p>
      {!isStopped && <p className="text-text-2">{t('stage.run.failedFix')}</p>}
      <div className="flex flex-wrap gap-2">
        <LinkButton look="primary" to="/p/$slug/$stage" params={{ slug: project.slug, stage }}>
          {t('stage.run.open', { stage: inSentence(t(`common.stages.${stage}`)) })}
        </LinkButton>
        {!isStopped && (
          <LinkButton to="/settings/$topic" params={{ topic: 'providers' }}>
            {t('stage.run.providers')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function Outcome(ended: Ended) {
  const { project, stage, run } = ended
  const versions = useQuery(versionsOf(project.id, stage)).data
  const label = t(`common.stages.${stage}`)
  const params = { slug: project.slug, stage }
  const active = versions?.find((one) => one.isActive)?.version ?? null
  const before = versions?.map((one) => one.version).filter((version) => run.outputVersion !== null && version < run.outputVersion)
  const former = before && before.length > 0 ? Math.max(...before) : null
  if (run.end !== 'done') return <Unfinished {...ended} />
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lead">
        {t(active === null || active === run.outputVersion ? 'stage.run.done' : 'stage.run.madeOnly', {
          stage: label,
          version: run.outputVersion ?? 0,
          active: active ?? 0,
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <LinkButton look="primary" to="/p/$slug/$stage" params={params}>
          {t('stage.run.open', { stage: inSentence(label) })}
        </LinkButton>
        {former !== null && <Activate project={project} stage={stage} version={former} label={t('stage.run.back', { version: former })} />}
      </div>
      {former !== null && run.outputVersion !== null && (
        <VersionDiff project={project} stage={stage} from={former} to={run.outputVersion} layout="one" />
      )}
    </div>
  )
}

function RunView({ project, stage, id }: { project: Project; stage: StageName; id: string }) {
  const { run, generation, error, stop, isStopping, partKept } = useRun(project, stage, id)
  const { tab } = useSearch({ from: '/p/$slug/$stage/runs/$run' })
  const navigate = useNavigate()
  const elapsed = useElapsed(generation?.createdAt, run.end === null)
  const label = t(`common.stages.${stage}`)
  const [leaves] = useState(() => tab === undefined)
  const isFirst = run.end === 'done' && run.outputVersion === 1

  // The first version has nothing to be compared with: the stage itself shows what came.
  useEffect(() => {
    if (!isFirst || !leaves || !isFresh(id)) return
    isSeen(id)
    notify(t('stage.run.first', { stage: label }))
    void navigate({ to: '/p/$slug/$stage', params: { slug: project.slug, stage }, replace: true })
  }, [isFirst, leaves, id, label, navigate, project.slug, stage])

  const phase = run.end
    ? t(`stage.run.ends.${run.end}`)
    : run.phases.length > 0
      ? t('stage.run.phase', { phase: run.phases.at(-1)! })
      : t('stage.run.waiting')
  const told = useSeldom(run.items.length > 0 ? `${phase}. ${t('stage.run.items', { count: run.items.length })}` : phase)
  return (
    <div className="flex flex-col gap-5 p-4 lg:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lead">{phase}</h2>
        {!run.end && (
          <Button look="danger" icon={<Square size={12} aria-hidden />} busy={isStopping} onClick={() => void stop()}>
            {t(isStopping ? 'stage.run.stopping' : 'stage.run.stop')}
          </Button>
        )}
      </div>
      <p role="status" className="sr-only">
        {told}
      </p>
      {error !== null && <Failure error={error} />}
      <Facts run={run} generation={generation} elapsed={elapsed} />
      <Segmented
        label={t('stage.run.tabs')}
        className="self-start"
        value={tab === 'text' ? 'text' : 'items'}
        onChange={(next: string) =>
          void navigate({ to: '.', search: { tab: next === 'text' ? 'text' : undefined } as never, replace: true })
        }
        choices={[
          { value: 'items', label: t('stage.run.parts') },
          { value: 'text', label: t('stage.run.raw') },
        ]}
      />
      {tab === 'text' ? (
        run.text ? (
          <pre className="max-h-[60dvh] overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-code whitespace-pre-wrap">{run.text}</pre>
        ) : (
          <p className="text-text-2">{t('stage.run.noText')}</p>
        )
      ) : (
        <>
          <ol className="flex flex-col gap-1 text-text-2">
            {run.phases.map((one, place) => (
              <li key={place}>{t('stage.run.phase', { phase: one })}</li>
            ))}
          </ol>
          <Items run={run} />
          {run.end && <Outcome {...{ project, stage, run }} partKept={partKept ?? partOf(run) !== null} cost={shownCost(run, generation)} />}
        </>
      )}
    </div>
  )
}

export function RunPage() {
  const { stage, run } = useParams({ from: '/p/$slug/$stage/runs/$run' })
  const project = useProject()
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <StageHeading project={project} stage={stage} />
      {run ? <RunView key={run} project={project} stage={stage} id={run} /> : <Loading />}
    </div>
  )
}
