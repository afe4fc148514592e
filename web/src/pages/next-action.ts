import type { Project, StageName } from '~/api/types'
import { inSentence, t } from '~/text'

export interface NextAction {
  text: string
  stage: StageName
}

export function stageInSentence(stage: StageName): string {
  return inSentence(t(`common.stages.${stage}`))
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
