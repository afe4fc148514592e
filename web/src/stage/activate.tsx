import { useState } from 'react'

import { post } from '~/api/client'
import type { Project, StageName } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, notify } from '~/ui/feedback'
import { refresh, stageIn } from './project'
import { ReopenDialog } from './reopen'

export const activate = (project: Project, stage: StageName, version: number) =>
  post(`/projects/${project.id}/stages/${stage}/outputs/${version}/activate`)

// Makes a version the active one, byte for byte. Where the stage is complete it is opened first, with a look at what that
// touches.
export function Activate({ project, stage, version, label }: { project: Project; stage: StageName; version: number; label: string }) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { status, version: active } = stageIn(project, stage)

  async function go(to: number) {
    setBusy(true)
    setError(null)
    try {
      await activate(project, stage, to)
      const isBack = active === null || to === active
      notify(t('stage.versions.activated', { version: to }), isBack ? undefined : () => void go(active))
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
      <Button busy={isBusy} disabled={active === version} onClick={() => (status === 'complete' ? setAsking(true) : void go(version))}>
        {label}
      </Button>
      {error !== null && <Failure error={error} />}
      {isAsking && (
        <ReopenDialog
          project={project}
          stage={stage}
          open
          onOpenChange={() => setAsking(false)}
          then={() => activate(project, stage, version)}
          action={t('stage.versions.reopenAnd', { version })}
        />
      )}
    </>
  )
}
