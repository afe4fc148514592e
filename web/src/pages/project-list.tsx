import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'

import type { Project } from '~/api/types'
import { ago, dateTime, t } from '~/text'
import { StageProgress } from '~/ui/stage-progress'
import { nextAction } from './next-action'
import { ProjectMenu } from './project-menu'

interface Props {
  projects: Project[]
  fail: (error: unknown) => void
}

const head = 'px-3 py-2 text-start text-caps font-medium tracking-wide text-text-3 uppercase'

export function ProjectTable({ projects, fail }: Props) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full max-sm:block">
        <thead className="border-b border-line max-sm:sr-only">
          <tr>
            <th scope="col" className={head}>{t('pages.projects.name')}</th>
            <th scope="col" className={head}>{t('pages.dashboard.stages')}</th>
            <th scope="col" className={head}>{t('pages.dashboard.next')}</th>
            <th scope="col" className={head}>{t('pages.dashboard.updated')}</th>
            <th scope="col" className={head}><span className="sr-only">{t('pages.dashboard.actions')}</span></th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {projects.map((project) => (
            <tr key={project.id} className="h-(--row) hover:bg-raised/60 max-sm:grid max-sm:h-auto max-sm:grid-cols-[1fr_auto] max-sm:py-1">
              <th scope="row" className="max-w-80 min-w-0 px-3 py-1 text-start font-medium">
                <ProjectName project={project} />
              </th>
              <td className="px-3 py-1 max-sm:col-span-2 max-sm:row-start-2">
                <StageProgress stages={project.stages} />
              </td>
              <td className="px-3 py-1 max-sm:col-span-2 max-sm:row-start-3">
                <NextLink project={project} />
              </td>
              <td className="px-3 py-1 whitespace-nowrap text-text-2 max-sm:hidden" title={dateTime(project.updatedAt)}>
                {ago(project.updatedAt)}
              </td>
              <td className="px-2 py-0 text-end">
                <ProjectMenu project={project} fail={fail} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function ProjectCards({ projects, fail }: Props) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {projects.map((project) => (
        <li key={project.id} className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
          <div className="flex items-start justify-between gap-2">
            <h2 className="min-w-0 text-lead">
              <ProjectName project={project} />
            </h2>
            <ProjectMenu project={project} fail={fail} />
          </div>
          <p className="line-clamp-2 min-h-10 text-text-2">{project.description ?? project.stages[0]?.userInput ?? ''}</p>
          <StageProgress stages={project.stages} />
          <div className="mt-1 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-2">
            <NextLink project={project} />
            <span className="text-meta text-text-3" title={dateTime(project.updatedAt)}>
              {ago(project.updatedAt)}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

function ProjectName({ project }: { project: Project }) {
  if (project.status === 'deleted') return <span className="truncate">{project.name}</span>
  return (
    <Link to="/p/$slug" params={{ slug: project.slug }} className="block truncate hover:underline">
      {project.name}
    </Link>
  )
}

function NextLink({ project }: { project: Project }) {
  if (project.status === 'archived') return <span className="text-text-2">{t('pages.dashboard.readOnly')}</span>
  if (project.status === 'deleted') {
    return <span className="text-text-2">{t('pages.dashboard.restorable', { when: ago(project.deletedAt ?? project.updatedAt) })}</span>
  }
  const next = nextAction(project)
  return (
    <Link
      to="/p/$slug/$stage"
      params={{ slug: project.slug, stage: next.stage }}
      className="inline-flex min-h-6 items-center gap-1 text-accent-text hover:underline"
    >
      {next.text}
      <ArrowRight size={14} aria-hidden />
    </Link>
  )
}
