import { useState } from 'react'

import { put } from '~/api/client'
import { queries, waiversOf } from '~/api/queries'
import type { Finding, Project, Waiver } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { TextArea } from '~/ui/field'
import { FindingMessage } from './finding-message'
import { refresh } from './project'

const isOf = (finding: Finding) => (waiver: Waiver) =>
  waiver.rule === finding.rule && waiver.stage === finding.stage && waiver.pointer === finding.pointer

async function setWaivers(project: Project, next: (waivers: Waiver[]) => Waiver[]) {
  const waivers = await queries.fetchQuery({ ...waiversOf(project.id), staleTime: 0 })
  await put(`/projects/${project.id}/waivers`, { waivers: next(waivers) })
  await refresh(project)
}

const add = (project: Project, finding: Finding, reason: string) =>
  setWaivers(project, (waivers) => [
    ...waivers.filter((waiver) => !isOf(finding)(waiver)),
    { rule: finding.rule, stage: finding.stage, pointer: finding.pointer, reason },
  ])

export async function unwaive(project: Project, finding: Finding) {
  try {
    await setWaivers(project, (waivers) => waivers.filter((waiver) => !isOf(finding)(waiver)))
    notify(t('stage.waive.undone', { rule: finding.rule }), () => void add(project, finding, finding.waived!))
  } catch (error) {
    notify(t('common.failed', { detail: String(error) }))
  }
}

// A finding is accepted with a reason, which travels in the package.
export function WaiveDialog({ project, finding, onClose }: { project: Project; finding: Finding; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function waive() {
    setTried(true)
    if (reason.trim() === '') return
    setBusy(true)
    try {
      await add(project, finding, reason.trim())
      notify(t('stage.waive.done', { rule: finding.rule }), () => void unwaive(project, { ...finding, waived: reason.trim() }))
      onClose()
    } catch (error) {
      setError(error)
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={onClose} title={t('stage.waive.title')} description={<FindingMessage finding={finding} />}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void waive()
        }}
      >
        <TextArea
          label={t('stage.waive.reason')}
          hint={t('stage.waive.hint')}
          error={isTried && reason.trim() === '' ? t('stage.waive.rule') : undefined}
          value={reason}
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={isBusy}>
            {t('stage.waive.go')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
