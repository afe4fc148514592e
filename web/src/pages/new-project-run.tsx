import { Link, useNavigate } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'

import type { Project } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { forget, isFinding, stop, useRuns, type Step } from './run-all'
import { lineOf } from './stage-summary'

const icons = {
  waiting: <CircleDashed size={16} aria-hidden className="text-text-3" />,
  running: <LoaderCircle size={16} aria-hidden className="animate-spin text-machine" />,
  done: <CircleCheck size={16} aria-hidden className="text-ok" />,
  kept: <CircleCheck size={16} aria-hidden className="text-ok" />,
  failed: <CircleAlert size={16} aria-hidden className="text-error" />,
}

// The stages while they are designed: what each one decided appears as soon as it stands.
// `isPart`: on a page that has its own title and leads on by itself.
export function NewProjectRun({ project, isPart }: { project: Project; isPart?: boolean }) {
  const Title = isPart ? 'h2' : 'h1'
  const navigate = useNavigate()
  const run = useRuns((state) => state.runs[project.id])
  const [isStopping, setStopping] = useState(false)
  if (!run) return null
  const done = run.steps.filter((step) => step.state === 'done' || step.state === 'kept').length
  const failed = run.steps.find((step) => step.state === 'failed')
  const open = () => void navigate({ to: '/p/$slug', params: { slug: project.slug } })
  return (
    <section aria-label={t('pages.run.title', { name: run.name })} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Title className={isPart ? 'text-lead' : 'text-page'}>{t('pages.run.title', { name: run.name })}</Title>
          <p role="status" className="tabular text-text-2">
            {t(`pages.run.${run.state}`, { done, count: run.steps.length })} {run.state === 'running' && <Elapsed />}
          </p>
        </div>
        {run.state === 'running' ? (
          <Button
            disabled={isStopping}
            onClick={() => {
              setStopping(true)
              stop(project.id)
            }}
          >
            {isStopping ? t('pages.run.stopping') : t('pages.run.stop')}
          </Button>
        ) : isPart ? (
          <Button onClick={() => forget(project.id)}>{t('common.close')}</Button>
        ) : (
          <Button look="primary" onClick={open}>
            {t('pages.run.open')}
          </Button>
        )}
      </header>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
        {run.steps.map((step, place) => (
          <StepRow
            key={step.stage}
            step={step}
            number={place + 1}
            slug={project.slug}
            // A run that goes well leads on by itself; links would be clicked too late.
            hasLink={run.state === 'stopped' || run.state === 'failed'}
          />
        ))}
      </ol>
      {run.error !== null && (
        <>
          <Failure error={run.error} />
          <div className="flex flex-wrap gap-2">
            {failed && (
              <LinkButton to="/p/$slug/$stage" params={{ slug: project.slug, stage: failed.stage }} look="primary">
                {t('pages.run.openStage', { stage: t(`common.stages.${failed.stage}`) })}
              </LinkButton>
            )}
            {isFinding(run.error) && (
              <LinkButton to="/p/$slug/problems" params={{ slug: project.slug }}>
                {t('pages.run.findings')}
              </LinkButton>
            )}
          </div>
        </>
      )}
      <p className="text-meta text-text-2">{t('pages.run.engine')}</p>
    </section>
  )
}

function StepRow({ step, number, slug, hasLink }: { step: Step; number: number; slug: string; hasLink: boolean }) {
  const name = t(`common.stages.${step.stage}`)
  const isThere = step.state === 'done' || step.state === 'kept'
  return (
    <li className="flex min-h-11 items-center gap-3 px-4 py-2">
      <span className="tabular w-4 text-end text-text-3">{number}</span>
      {icons[step.state]}
      <span className="w-32 shrink-0 font-medium">
        {isThere && hasLink ? (
          <Link to="/p/$slug/$stage" params={{ slug, stage: step.stage }} className="hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="sr-only">: {t(`pages.run.steps.${step.state}`)}</span>
      </span>
      <span className="fade-in min-w-0 flex-1 truncate text-text-2 max-sm:hidden" key={String(isThere)}>
        {step.state === 'kept' ? t('pages.run.kept') : lineOf(step.stage, step.data)}
      </span>
      {step.ms !== null && <span className="tabular ms-auto text-meta text-text-3">{t('pages.run.seconds', { seconds: (step.ms / 1000).toFixed(1) })}</span>}
    </li>
  )
}

function Elapsed() {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <span aria-hidden>{t('pages.run.seconds', { seconds })}</span>
}
