import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'

import { projects, usage } from '~/api/queries'
import type { Project } from '~/api/types'
import { money, t } from '~/text'
import { Button } from '~/ui/button'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { SearchField } from '~/ui/search-field'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { NewProjectForm } from './new-project-form'
import { Page } from './page'
import { ProjectCards, ProjectTable } from './project-list'

const states = ['active', 'archived', 'deleted'] as const
type State = (typeof states)[number]
type Layout = 'table' | 'cards'
const layoutKey = 'nonagon.dashboard.layout'

const found = (project: Project, sought: string) =>
  `${project.name} ${project.slug} ${project.description ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase())

export function Dashboard() {
  const search = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  const state: State = states.find((one) => one === search.state) ?? 'active'
  const layout: Layout = (search.layout ?? localStorage.getItem(layoutKey)) === 'cards' ? 'cards' : 'table'
  const { data, error, refetch } = useQuery(projects(state))
  const [failure, setFailure] = useState<unknown>(null)
  const sought = search.q ?? ''
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })

  if (error) return <Page title={t('shell.projects')}><Failure error={error} retry={() => void refetch()} /></Page>
  if (!data) return <Loading />
  if (data.length === 0 && state === 'active' && !sought) return <FirstProject />

  const shown = data.filter((project) => found(project, sought)).sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return (
    <Page
      title={t('shell.projects')}
      lead={<MonthSpend />}
      actions={
        <LinkButton to="/new" look="primary">
          <Plus size={16} aria-hidden />
          {t('shell.newProject')}
        </LinkButton>
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-64">
          <SearchField label={t('pages.dashboard.search')} value={sought} onChange={(next) => set({ q: next || undefined })} />
        </div>
        <Segmented
          label={t('pages.dashboard.state')}
          value={state}
          onChange={(next) => set({ state: next === 'active' ? undefined : next })}
          choices={states.map((value) => ({ value, label: t(`pages.dashboard.states.${value}`) }))}
        />
        <Segmented
          label={t('pages.dashboard.layout')}
          className="sm:ms-auto"
          value={layout}
          onChange={(next) => {
            localStorage.setItem(layoutKey, next)
            set({ layout: next })
          }}
          choices={[
            { value: 'table', label: t('pages.dashboard.table') },
            { value: 'cards', label: t('pages.dashboard.cards') },
          ]}
        />
      </div>
      {failure !== null && <Failure error={failure} />}
      {shown.length === 0 ? (
        <NoneFound sought={sought} state={state} clear={() => set({ q: undefined })} />
      ) : layout === 'table' ? (
        <ProjectTable projects={shown} fail={setFailure} />
      ) : (
        <ProjectCards projects={shown} fail={setFailure} />
      )}
    </Page>
  )
}

// The empty state is the thing itself: say what to build.
function FirstProject() {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-[8vh] pb-16 sm:px-6">
      <NewProjectForm title={t('pages.new.question')} />
      <p className="text-meta text-text-2">
        {t('pages.dashboard.elsewhere')}{' '}
        <Link to="/" search={{ state: 'archived' }} className="underline">
          {t('pages.dashboard.seeArchived')}
        </Link>
        {' · '}
        <Link to="/" search={{ state: 'deleted' }} className="underline">
          {t('pages.dashboard.seeDeleted')}
        </Link>
      </p>
    </div>
  )
}

function NoneFound({ sought, state, clear }: { sought: string; state: State; clear: () => void }) {
  if (sought) {
    return (
      <Empty title={t('pages.dashboard.noMatch', { sought })} action={<Button onClick={clear}>{t('pages.dashboard.clear')}</Button>} />
    )
  }
  return (
    <Empty title={t(`pages.dashboard.none.${state}.title`)} action={<LinkButton to="/">{t('pages.dashboard.toActive')}</LinkButton>}>
      <p>{t(`pages.dashboard.none.${state}.why`)}</p>
    </Empty>
  )
}

function MonthSpend() {
  const { data } = useQuery(usage('90d'))
  const month = new Date().toISOString().slice(0, 7)
  const days = (data?.byDay ?? []).filter((day) => day.key.startsWith(month))
  const spent = days.reduce((sum, day) => sum + Number(day.estimatedCost), 0)
  if (!data) return <span>&nbsp;</span>
  return (
    <Link to="/usage" className="tabular hover:underline">
      {t('pages.dashboard.spent', { amount: money(String(spent)) })}
    </Link>
  )
}
