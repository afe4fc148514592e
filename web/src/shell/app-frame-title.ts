import { useQuery } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

import { projectBySlug } from '~/api/queries'
import { stageNames, type StageName } from '~/api/types'
import { t } from '~/text'

const tops = {
  '': 'shell.projects',
  'sign-in': 'shell.signIn',
  setup: 'shell.setUp',
  new: 'shell.newProject',
  templates: 'shell.templates',
  usage: 'shell.usage',
  settings: 'shell.settings',
} as const
const ofProject = { problems: 'shell.problems', trace: 'shell.trace', settings: 'shell.projectSettings', '': 'shell.overview' } as const
const ofStage = { interview: 'shell.interview', versions: 'shell.versions', runs: 'shell.run' } as const

const known = <T extends object>(names: T, part: string): T[keyof T] | undefined => (Object.hasOwn(names, part) ? names[part as keyof T] : undefined)

// "Data model · Bookshop · Nonagon": what a tab is about comes first.
export function titleOf(path: string, project: string | undefined): string {
  const [, top = '', slug = '', part = '', deeper = ''] = path.split('/')
  if (top !== 'p') {
    const key = known(tops, top)
    return [key ? t(key) : t('shell.nothingHere'), 'Nonagon'].join(' · ')
  }
  const isStage = (stageNames as readonly string[]).includes(part)
  const key = known(ofProject, part)
  const below = isStage ? known(ofStage, deeper) : undefined
  const page = isStage ? t(`common.stages.${part as StageName}`) : key ? t(key) : t('shell.nothingHere')
  return [below ? t(below) : '', page, project ?? slug, 'Nonagon'].filter(Boolean).join(' · ')
}

export function useTitle() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { slug } = useParams({ strict: false })
  const { data } = useQuery({ ...projectBySlug(slug ?? ''), enabled: slug !== undefined })
  useEffect(() => {
    document.title = titleOf(path, data?.name)
  }, [path, data?.name])
}
