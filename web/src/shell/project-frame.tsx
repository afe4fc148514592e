import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, ListTree } from 'lucide-react'
import { useEffect, useState } from 'react'

import { Problem } from '~/api/client'
import { projectBySlug } from '~/api/queries'
import { stageNames, type Project, type StageName } from '~/api/types'
import { ProjectProvider } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading } from '~/ui/feedback'
import { lockNote } from '~/ui/lock'
import { Sheet } from '~/ui/sheet'
import { useShortcut } from '~/ui/shortcut'
import { NotFound } from './not-found'
import { Rail } from './rail'

function useStageKeys(project: Project, current: StageName | undefined) {
  const navigate = useNavigate()
  function go(step: number) {
    const place = current ? stageNames.indexOf(current) + step : step > 0 ? 0 : stageNames.length - 1
    const stage = stageNames[place]
    if (stage) void navigate({ to: '/p/$slug/$stage', params: { slug: project.slug, stage } })
  }
  useShortcut('[', () => go(-1))
  useShortcut(']', () => go(1))
}

// The stages before and after, where there are no keys for that.
function Neighbours({ project, stage }: { project: Project; stage: StageName }) {
  const place = stageNames.indexOf(stage)
  const link = 'inline-flex min-h-8 min-w-8 items-center justify-center gap-1 rounded-md px-1 text-text-2 hover:bg-raised hover:text-text'
  const before = stageNames[place - 1]
  const after = stageNames[place + 1]
  return (
    <nav aria-label={t('stage.rail.neighbours')} className="ms-auto flex min-w-0 items-center">
      {before && (
        <Link to="/p/$slug/$stage" params={{ slug: project.slug, stage: before }} className={link}>
          <ChevronLeft size={16} aria-hidden />
          <span className="sr-only">{t(`common.stages.${before}`)}</span>
        </Link>
      )}
      <span className="tabular text-meta text-text-3">{t('stage.rail.place', { place: place + 1, count: stageNames.length })}</span>
      {after && (
        <Link to="/p/$slug/$stage" params={{ slug: project.slug, stage: after }} className={`${link} truncate`}>
          <span className="truncate max-sm:sr-only">{t(`common.stages.${after}`)}</span>
          <ChevronRight size={16} aria-hidden />
        </Link>
      )}
    </nav>
  )
}

function Frame({ project }: { project: Project }) {
  const { stage } = useParams({ strict: false }) as { stage?: StageName }
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [pathname])
  useStageKeys(project, stage)
  return (
    <ProjectProvider value={project}>
      <div className="flex min-h-[calc(100dvh-2.75rem)] lg:h-[calc(100dvh-2.75rem)]">
        <div className="hidden w-52 shrink-0 overflow-y-auto border-e border-line bg-surface p-2 lg:block">
          <Rail project={project} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex items-center gap-2 border-b border-line bg-surface px-3 py-1 lg:hidden">
            <Button look="quiet" icon={<ListTree size={16} aria-hidden />} aria-expanded={isOpen} onClick={() => setOpen(true)}>
              {t('stage.rail.open')}
            </Button>
            {stage && <Neighbours project={project} stage={stage} />}
          </div>
          <main id="main" tabIndex={-1} className="relative flex min-w-0 flex-1 flex-col outline-none lg:min-h-0 lg:overflow-y-auto">
            {project.status === 'archived' && (
              <p id={lockNote} className="border-b border-line bg-warn-soft px-4 py-1.5 text-warn">{t('stage.archived')}</p>
            )}
            <Outlet />
          </main>
        </div>
      </div>
      <Sheet open={isOpen} onOpenChange={setOpen} title={project.name} at="start">
        <Rail project={project} />
      </Sheet>
    </ProjectProvider>
  )
}

export function ProjectFrame() {
  const { slug } = useParams({ from: '/p/$slug' })
  const project = useQuery({
    ...projectBySlug(slug),
    refetchInterval: (query) => (query.state.data?.stages.some((stage) => stage.status === 'generating') ? 2_000 : false),
  })
  if (project.data) return <Frame project={project.data} />
  if (project.error instanceof Problem && project.error.status === 404) return <NotFound />
  if (project.error) {
    return (
      <div className="mx-auto w-full max-w-prose p-6">
        <Failure error={project.error} retry={() => void project.refetch()} />
      </div>
    )
  }
  return <Loading />
}
