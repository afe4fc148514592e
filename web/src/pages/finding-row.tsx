import { Link } from '@tanstack/react-router'
import { Wrench } from 'lucide-react'
import { useState } from 'react'

import type { Finding, Project } from '~/api/types'
import { FindingMessage } from '~/stage/finding-message'
import { FixButton } from '~/stage/fix'
import { unwaive, WaiveDialog } from '~/stage/waive'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { SeverityMark } from '~/ui/status'

export function FindingRow({ project, finding }: { project: Project; finding: Finding }) {
  const [isWaiving, setWaiving] = useState(false)
  const isWritable = project.status === 'active'
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
            className="mt-0.5 block font-medium hover:underline"
          >
            <FindingMessage finding={finding} />
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
              <FixButton project={project} finding={finding} icon={<Wrench size={14} aria-hidden />}>
                {finding.fix.title}
              </FixButton>
            )}
            {finding.waived === undefined ? (
              <Button look="quiet" onClick={() => setWaiving(true)}>
                {t('pages.problems.waive')}
              </Button>
            ) : (
              <Button look="quiet" onClick={() => void unwaive(project, finding)}>
                {t('pages.problems.withdraw')}
              </Button>
            )}
          </div>
        )}
      </div>
      {isWaiving && <WaiveDialog project={project} finding={finding} onClose={() => setWaiving(false)} />}
    </li>
  )
}
