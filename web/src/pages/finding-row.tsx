import { Link } from '@tanstack/react-router'
import { Wrench } from 'lucide-react'
import { useState } from 'react'

import type { Finding, Project } from '~/api/types'
import { unwaive, WaiveDialog } from '~/stage/waive'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure } from '~/ui/feedback'
import { SeverityMark } from '~/ui/status'
import { applyFix, needsOpening } from './finding-actions'

export function FindingRow({ project, finding }: { project: Project; finding: Finding }) {
  const [asks, setAsks] = useState<'waive' | 'open' | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isWritable = project.status === 'active'
  const act = async (what: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    await what().catch(setError)
    setBusy(false)
  }
  const fix = () => {
    setAsks(null)
    void act(() => applyFix(project, finding))
  }
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex items-center gap-2">
            <SeverityMark severity={finding.severity} />
            <code className="truncate font-mono text-code text-text-3">{finding.rule}</code>
          </div>
          <Link
            to="/p/$slug/$stage"
            params={{ slug: project.slug, stage: finding.stage }}
            search={{ sel: finding.pointer || undefined }}
            className="mt-0.5 block font-medium first-letter:uppercase hover:underline"
          >
            {finding.message.replace(/`/g, '')}
          </Link>
          {finding.reason && <p className="max-w-prose text-text-2">{finding.reason}</p>}
          <code className="mt-0.5 block font-mono text-code break-all text-text-3">{finding.pointer || '/'}</code>
          {finding.waived !== undefined && (
            <p className="mt-1 max-w-prose rounded-md bg-human-soft px-2 py-1 text-human">
              {t('pages.problems.waivedBecause', { reason: finding.waived })}
            </p>
          )}
        </div>
        {isWritable && (
          <div className="flex flex-wrap gap-2">
            {finding.fix && finding.waived === undefined && (
              <Button
                busy={isBusy}
                icon={<Wrench size={14} aria-hidden />}
                onClick={() => (needsOpening(project, finding) ? setAsks('open') : fix())}
              >
                {finding.fix.title}
              </Button>
            )}
            {finding.waived === undefined ? (
              <Button look="quiet" disabled={isBusy} onClick={() => setAsks('waive')}>
                {t('pages.problems.waive')}
              </Button>
            ) : (
              <Button look="quiet" busy={isBusy} onClick={() => void act(() => unwaive(project, finding))}>
                {t('pages.problems.withdraw')}
              </Button>
            )}
          </div>
        )}
      </div>
      {error !== null && <Failure error={error} />}
      {asks === 'waive' && <WaiveDialog project={project} finding={finding} onClose={() => setAsks(null)} />}
      {asks === 'open' && (
        <Dialog
          open
          onOpenChange={() => setAsks(null)}
          title={t('pages.problems.openTitle', { stage: t(`common.stages.${finding.stage}`) })}
          description={t('pages.problems.openWhy')}
        >
          <DialogActions>
            <Button onClick={() => setAsks(null)}>{t('common.cancel')}</Button>
            <Button look="primary" onClick={fix}>
              {t('pages.problems.openAndFix')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </li>
  )
}
