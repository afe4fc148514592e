import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'

import { filesOf, graphOf, projectBySlug, projects, versionsOf } from '~/api/queries'
import { stageNames } from '~/api/types'
import { ago, t } from '~/text'
import type { Entry, EntryKind } from './palette-search'
import { openShortcuts } from './shortcuts-sheet'
import { setTheme, themes } from './theme'

const kindOfNode: Record<string, EntryKind> = {
  entity: 'entity',
  operation: 'operation',
  section: 'section',
  feature: 'part',
  persona: 'part',
  service: 'part',
  env: 'part',
  job: 'part',
}

export const topics = ['profile', 'sessions', 'providers', 'budgets', 'appearance', 'shortcuts', 'data', 'about'] as const

// Versions take a request for each stage: they are asked for only when they are sought.
export function useEntries(withVersions: boolean): Entry[] {
  const navigate = useNavigate()
  const { slug } = useParams({ strict: false })
  const { data: all } = useQuery(projects())
  const { data: project } = useQuery({ ...projectBySlug(slug ?? ''), enabled: slug !== undefined })
  const id = project?.id ?? ''
  const { data: graph } = useQuery({ ...graphOf(id), enabled: project !== undefined })
  const { data: files } = useQuery({ ...filesOf(id), enabled: project !== undefined })

  const versions = useQueries({
    queries: stageNames.map((stage) => ({ ...versionsOf(id, stage), enabled: withVersions && project !== undefined })),
    combine: (answers) => answers.map((answer) => answer.data ?? []),
  })

  return useMemo(() => {
    const entries: Entry[] = []
    if (slug) {
      const params = { slug }
      stageNames.forEach((stage, place) =>
        entries.push({
          id: `stage:${slug}:${stage}`,
          kind: 'stage',
          name: t(`common.stages.${stage}`),
          keys: `g ${place + 1}`,
          run: () => void navigate({ to: '/p/$slug/$stage', params: { slug, stage } }),
        }),
      )
      entries.push(
        { id: `page:${slug}:overview`, kind: 'page', name: t('shell.overview'), keys: 'g o', run: () => void navigate({ to: '/p/$slug', params }) },
        { id: `page:${slug}:problems`, kind: 'page', name: t('shell.problems'), keys: 'g p', run: () => void navigate({ to: '/p/$slug/problems', params }) },
        { id: `page:${slug}:trace`, kind: 'page', name: t('shell.trace'), keys: 'g t', run: () => void navigate({ to: '/p/$slug/trace', params }) },
        { id: `page:${slug}:settings`, kind: 'page', name: t('shell.projectSettings'), run: () => void navigate({ to: '/p/$slug/settings', params }) },
      )
      for (const node of graph?.nodes ?? []) {
        const kind = kindOfNode[node.kind]
        if (!kind) continue
        entries.push({
          id: `node:${slug}:${node.id}`,
          kind,
          name: node.name,
          detail: node.id.slice(node.id.indexOf(':') + 1),
          run: () => void navigate({ to: '/p/$slug/$stage', params: { slug, stage: node.stage }, search: { sel: node.pointer } }),
        })
      }
      versions.forEach((ofStage, place) => {
        const stage = stageNames[place]!
        for (const { version, createdAt, isActive } of [...ofStage].reverse()) {
          const label = t('shell.palette.version', { stage: t(`common.stages.${stage}`), version })
          entries.push({
            id: `version:${slug}:${stage}:${version}`,
            kind: 'version',
            name: isActive ? t('shell.palette.activeVersion', { label }) : label,
            detail: ago(createdAt),
            run: () => void navigate({ to: '/p/$slug/$stage/versions', params: { slug, stage }, search: { b: String(version) } }),
          })
        }
      })
      for (const { path } of files ?? []) {
        entries.push({
          id: `file:${slug}:${path}`,
          kind: 'file',
          name: path,
          run: () => void navigate({ to: '/p/$slug/$stage', params: { slug, stage: 'export' }, search: { file: path } }),
        })
      }
    }
    for (const one of all ?? []) {
      if (one.slug === slug) continue
      entries.push({ id: `project:${one.slug}`, kind: 'project', name: one.name, detail: one.slug, run: () => void navigate({ to: '/p/$slug', params: { slug: one.slug } }) })
    }
    entries.push(
      { id: 'page:/', kind: 'page', name: t('shell.projects'), keys: 'g d', run: () => void navigate({ to: '/' }) },
      { id: 'page:/templates', kind: 'page', name: t('shell.templates'), run: () => void navigate({ to: '/templates' }) },
      { id: 'page:/usage', kind: 'page', name: t('shell.usage'), keys: 'g u', run: () => void navigate({ to: '/usage' }) },
      { id: 'command:new', kind: 'command', name: t('shell.newProject'), keys: 'g n', run: () => void navigate({ to: '/new' }) },
    )
    for (const topic of topics) {
      entries.push({
        id: `settings:${topic}`,
        kind: 'command',
        name: `${t('shell.settings')}: ${t(`pages.settings.topics.${topic}`)}`,
        run: () => void navigate({ to: '/settings/$topic', params: { topic } }),
      })
    }
    for (const theme of themes) {
      entries.push({ id: `theme:${theme}`, kind: 'command', name: t('shell.theme', { theme: t(`shell.themes.${theme}`) }), run: () => setTheme(theme) })
    }
    entries.push({ id: 'command:shortcuts', kind: 'command', name: t('shell.shortcuts'), keys: '?', run: openShortcuts })
    return entries
  }, [all, files, graph, navigate, slug, versions])
}
