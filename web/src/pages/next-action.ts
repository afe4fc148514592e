import type { Project, StageName } from '~/api/types'
import { t } from '~/text'

export interface NextAction {
  text: string
  stage: StageName
}

// Inside a sentence names of stages are lower case, but for API.
export function stageInSentence(stage: StageName): string {
  const label = t(`common.stages.${stage}`)
  return label === label.toUpperCase() ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

// The one thing to do next in a project: the first stage that waits for somebody.
export function nextAction(project: Pick<Project, 'stages'>): NextAction {
  const open = project.stages.find((stage) => stage.status !== 'complete')
  if (open) {
    const values = { stage: stageInSentence(open.stageName), version: open.version ?? 0 }
    const text =
      open.status === 'generating'
        ? t('pages.next.watch', values)
        : open.status === 'review'
          ? t('pages.next.review', values)
          : open.version !== null
            ? t('pages.next.edit', values)
            : t('pages.next.generate', values)
    return { text, stage: open.stageName }
  }
  const stale = project.stages.find((stage) => stage.staleInputs.length > 0)
  if (stale) return { text: t('pages.next.stale', { stage: stageInSentence(stale.stageName) }), stage: stale.stageName }
  return { text: t('pages.next.export'), stage: 'export' }
}
