import { useState, type ReactNode } from 'react'

import type { Finding, Project } from '~/api/types'
import { openDocument } from '~/document/opened'
import { patched } from '~/document/patch'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { reasonToRead, refresh, stageIn } from './project'
import { ReopenDialog } from './reopen'

// The fix is one step of the stage's document. It becomes a version at once, unless changes of the person wait there for being
// saved; undo takes the step back in the same way. Rejects with what the server refused.
async function applyFix(project: Project, finding: Finding) {
  const fix = finding.fix!
  const document = await openDocument(project.id, finding.stage)
  const { current, isChanged } = document.getState()
  let mended
  try {
    mended = patched(current, fix.patch)
  } catch {
    return notify(t('stage.findings.fixPassed'))
  }
  const keep = async () => {
    if (isChanged) return document.keepNow()
    if (!(await document.save())) throw document.getState().error ?? t('stage.findings.fixConflict')
    await refresh(project)
  }
  document.replace(fix.title, mended)
  await keep()
  notify(t(isChanged ? 'stage.findings.fixDrafted' : 'stage.findings.fixed', { fix: fix.title }), () => {
    document.undo()
    keep().catch((error: unknown) => notify(t('common.failed', { detail: String(error) })))
  })
}

interface Props {
  project: Project
  finding: Finding
  icon?: ReactNode
  className?: string
  children: ReactNode
}

// Applies a finding's fix; where the stage is complete, only after asking to reopen it.
export function FixButton({ project, finding, icon, className, children }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const stage = stageIn(project, finding.stage)

  async function fix() {
    const why = reasonToRead(project, stage)
    if (why !== null) return notify(why)
    if (stage.status === 'complete') return setAsking(true)
    setBusy(true)
    await applyFix(project, finding).catch(setError)
    setBusy(false)
  }

  return (
    <>
      <Button busy={isBusy} icon={icon} className={className} title={finding.fix!.title} onClick={() => void fix()}>
        {children}
      </Button>
      {isAsking && (
        <ReopenDialog
          project={project}
          stage={finding.stage}
          open
          onOpenChange={() => setAsking(false)}
          then={() => applyFix(project, finding)}
          action={t('stage.findings.reopenAndFix')}
        />
      )}
      {error !== null && (
        <Dialog open onOpenChange={() => setError(null)} title={t('stage.findings.fixRefused')}>
          <Failure error={error} />
        </Dialog>
      )}
    </>
  )
}
