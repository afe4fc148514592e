import { createContext, useContext } from 'react'

import { changed, ofProject, projectKey } from '~/api/queries'
import type { Project, StageName, StageSummary } from '~/api/types'
import { t } from '~/text'

const Present = createContext<Project | null>(null)
export const ProjectProvider = Present.Provider

// The project whose pages are on the screen.
export function useProject(): Project {
  const project = useContext(Present)
  if (!project) throw new Error('no project is open here')
  return project
}

export const stageIn = (project: Project, name: StageName): StageSummary =>
  project.stages.find((stage) => stage.stageName === name)!

// After a write: whatever is shown of this project is asked again.
export const refresh = (project: Project) => changed(projectKey(project.slug), ofProject(project.id), ['projects'])

// The stage that has to be completed before `stage` opens.
export function waitsFor(project: Project, stage: StageName): StageSummary | null {
  const own = stageIn(project, stage)
  if (own.status !== 'locked') return null
  return project.stages.find((one) => one.stageNumber < own.stageNumber && one.status !== 'complete') ?? null
}

// Why a stage can only be looked at; null where it can be changed.
export function reasonToRead(project: Project, stage: StageSummary): string | null {
  if (project.status === 'archived') return t('stage.archived')
  if (stage.status === 'generating') return t('stage.readOnly.generating')
  if (stage.status !== 'locked') return null
  const first = waitsFor(project, stage.stageName)
  return first
    ? t('stage.readOnly.locked', { stage: t(`common.stages.${first.stageName}`) })
    : t('stage.readOnly.lockedNow')
}
