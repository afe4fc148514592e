import { useState } from 'react'

import { call } from '~/api/client'
import { outputText, queries } from '~/api/queries'
import type { Project, StageName } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, notify } from '~/ui/feedback'
import { refresh, stageIn } from './project'
import { ReopenDialog } from './reopen'

// An earlier version once more, as the newest one: the history then shows that it was brought back, and by whom.
export function Restore({ project, stage, version }: { project: Project; stage: StageName; version: number }) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { status } = stageIn(project, stage)

  async function restore() {
    const content = await queries.fetchQuery(outputText(project.id, stage, version))
    await call('POST', `/projects/${project.id}/stages/${stage}/outputs`, { body: { format: 'json', content } })
    notify(t('stage.versions.restored', { version }))
  }
  async function go() {
    setBusy(true)
    setError(null)
    try {
      await restore()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
      void refresh(project)
    }
  }
  if (project.status === 'archived' || status === 'locked' || status === 'generating') return null
  return (
    <>
      <Button look="quiet" busy={isBusy} onClick={() => (status === 'complete' ? setAsking(true) : void go())}>
        {t('stage.versions.restore')}
      </Button>
      {error !== null && <Failure error={error} />}
      {isAsking && (
        <ReopenDialog project={project} stage={stage} open onOpenChange={() => setAsking(false)} then={restore} action={t('stage.versions.reopenAndRestore')} />
      )}
    </>
  )
}
