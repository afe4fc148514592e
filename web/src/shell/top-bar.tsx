import { Link, useParams, useRouterState } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'

import { projectBySlug } from '~/api/queries'
import { stageNames, type StageName } from '~/api/types'
import { t } from '~/text'
import { openPalette } from './palette'
import { shown } from '~/ui/shortcut'
import { ProjectMenu, ThemeMenu, UserMenu } from './top-bar-menus'
import { Wordmark } from './wordmark'

const useSlot = create<{ element: HTMLElement | null }>(() => ({ element: null }))

// What a page shows in the bar while it is on the screen: the state of saving and of a run.
export function TopBarSlot({ children }: { children: ReactNode }) {
  const element = useSlot((state) => state.element)
  return element ? createPortal(children, element) : null
}

const link =
  'inline-flex h-7 items-center rounded-sm px-2 text-text-2 hover:bg-raised hover:text-text aria-[current=page]:font-medium aria-[current=page]:text-text'

export function TopBar() {
  const { slug } = useParams({ strict: false })
  const [element] = useState(() => (node: HTMLElement | null) => useSlot.setState({ element: node }))
  return (
    <header className="sticky top-0 z-30 flex h-11 shrink-0 items-center gap-1 border-b border-line bg-surface px-3">
      <Link to="/" aria-label={t('shell.home')} className="rounded-sm p-1 hover:bg-raised">
        <Wordmark />
      </Link>
      {slug ? (
        <Breadcrumb slug={slug} />
      ) : (
        <nav aria-label={t('shell.main')} className="ms-2 flex items-center max-sm:hidden">
          <Link to="/" className={link} activeOptions={{ exact: true, includeSearch: false }}>
            {t('shell.projects')}
          </Link>
          <Link to="/templates" className={link}>
            {t('shell.templates')}
          </Link>
          <Link to="/usage" className={link}>
            {t('shell.usage')}
          </Link>
        </nav>
      )}
      <div ref={element} className="ms-auto flex min-w-0 items-center gap-2" />
      <button
        type="button"
        onClick={() => openPalette()}
        aria-label={t('shell.openPalette')}
        aria-keyshortcuts="Control+K Meta+K"
        className="ms-1 flex h-8 shrink-0 items-center gap-2 rounded-md border border-control px-2 text-text-2 hover:bg-raised hover:text-text max-sm:border-transparent"
      >
        <Search size={14} aria-hidden />
        <kbd className="font-mono text-meta max-sm:hidden">{shown('mod+k')}</kbd>
      </button>
      <ThemeMenu />
      <UserMenu />
    </header>
  )
}

const pageNames = { problems: 'shell.problems', trace: 'shell.trace', settings: 'shell.projectSettings' } as const

function Breadcrumb({ slug }: { slug: string }) {
  const { data: project } = useQuery(projectBySlug(slug))
  const path = useRouterState({ select: (state) => state.location.pathname })
  const part = path.split('/')[3] ?? ''
  const here = (stageNames as readonly string[]).includes(part)
    ? t(`common.stages.${part as StageName}`)
    : Object.hasOwn(pageNames, part)
      ? t(pageNames[part as keyof typeof pageNames])
      : ''
  return (
    <nav aria-label={t('shell.breadcrumb')} className="flex min-w-0 items-center">
      <span aria-hidden className="px-1 text-text-3">
        /
      </span>
      <Link to="/p/$slug" params={{ slug }} className="truncate rounded-sm px-1 font-medium hover:bg-raised">
        {project?.name ?? slug}
      </Link>
      <ProjectMenu slug={slug} />
      {here && (
        <span className="flex min-w-0 items-center max-sm:hidden">
          <span aria-hidden className="px-1 text-text-3">
            /
          </span>
          <span aria-current="page" className="truncate px-1 text-text-2">
            {here}
          </span>
        </span>
      )}
    </nav>
  )
}
