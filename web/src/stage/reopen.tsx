import { useState } from 'react'

import { post } from '~/api/client'
import type { Project, StageName } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { StateMark } from '~/ui/status'
import { refresh, stageIn } from './project'
import { useDependents } from './reads'

export const reopen = (project: Project, stage: StageName) => post(`/projects/${project.id}/stages/${stage}/revert`)

// What opening a stage again touches: every later stage locks until it is complete again, and those that read it become
// stale if it changes.
export function Reopening({ project, stage }: { project: Project; stage: StageName }) {
  const own = stageIn(project, stage)
  const dependents = useDependents(stage)
  const later = project.stages.filter((one) => one.stageNumber > own.stageNumber && one.status !== 'locked')
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-raised p-3">
      <p>{t('stage.reopen.what', { stage: t(`common.stages.${stage}`) })}</p>
      {later.length === 0 ? (
        <p className="text-text-2">{t('stage.reopen.nothing')}</p>
      ) : (
        <>
          <p className="text-text-2">{t('stage.reopen.locks', { count: later.length })}</p>
          <ul className="flex flex-col gap-1">
            {later.map((one) => (
              <li key={one.id} className="flex items-center justify-between gap-2">
                <span>
                  {one.stageNumber} {t(`common.stages.${one.stageName}`)}
                </span>
                <span className="flex items-center gap-2">
                  {dependents.includes(one.stageName) && <span className="text-meta text-warn">{t('stage.reopen.stale')}</span>}
                  <StateMark state={one.status} />
                </span>
              </li>
            ))}
          </ul>
          <p className="text-text-2">{t('stage.reopen.kept')}</p>
        </>
      )}
    </div>
  )
}

interface Props {
  project: Project
  stage: StageName
  open: boolean
  onOpenChange: (open: boolean) => void
  then?: () => Promise<unknown> // what is done once it is open
  action: string // what the button says
}

export function ReopenDialog({ project, stage, open, onOpenChange, then, action }: Props) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function go() {
    setBusy(true)
    setError(null)
    try {
      await reopen(project, stage)
      await then?.()
      onOpenChange(false)
      if (!then) notify(t('stage.reopen.done', { stage: t(`common.stages.${stage}`) }))
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
      void refresh(project)
    }
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('stage.reopen.title', { stage: t(`common.stages.${stage}`) })}>
      <Reopening project={project} stage={stage} />
      {error !== null && <Failure error={error} />}
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
        <Button look="primary" busy={isBusy} onClick={() => void go()}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
