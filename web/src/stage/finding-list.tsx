import { useState } from 'react'

import type { Finding, Project } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { SeverityMark } from '~/ui/status'
import { isLong } from '~/ui/long-list'
import { FindingMessage } from './finding-message'
import { sorted } from './findings'
import { FixButton } from './fix'
import { useReveal } from './reveal'
import { unwaive, WaiveDialog } from './waive'

const keyOf = (finding: Finding) => `${finding.stage}${finding.pointer}${finding.rule}${finding.message}`

interface Props {
  project: Project
  findings: Finding[]
  showStage?: boolean
  current?: Finding
}

function Row({ project, finding, showStage, isCurrent, onWaive }: {
  project: Project
  finding: Finding
  showStage: boolean
  isCurrent: boolean
  onWaive: () => void
}) {
  const reveal = useReveal()
  const canWrite = project.status !== 'archived'
  return (
    <li className={`flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 last:border-0 ${isCurrent ? 'bg-accent-soft' : 'hover:bg-raised'}`}>
      <span className="w-18 pt-0.5">
        <SeverityMark severity={finding.severity} />
      </span>
      <button
        type="button"
        aria-current={isCurrent || undefined}
        className="min-w-0 flex-1 basis-64 text-start"
        onClick={() => reveal(finding.stage, finding.pointer)}
      >
        <span className="block">
          <FindingMessage finding={finding} />
        </span>
        <span className="block text-meta text-text-2">
          {showStage && <span className="font-medium">{t(`common.stages.${finding.stage}`)} · </span>}
          <code className="font-mono">{finding.pointer || '/'}</code> · {finding.rule}
          {finding.reason && <> · {finding.reason}</>}
        </span>
        {finding.waived && <span className="block text-meta text-text-2">{t('stage.findings.waived', { reason: finding.waived })}</span>}
      </button>
      {canWrite && (
        <span className="flex gap-1">
          {finding.fix && !finding.waived && (
            <FixButton project={project} finding={finding} className="min-h-7">
              {t('stage.findings.fix')}
            </FixButton>
          )}
          {finding.waived ? (
            <Button look="quiet" className="min-h-7" onClick={() => void unwaive(project, finding)}>
              {t('stage.findings.unwaive')}
            </Button>
          ) : (
            <Button look="quiet" className="min-h-7" onClick={onWaive}>
              {t('stage.findings.waive')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

// Findings, the gravest first, those that were accepted last. A click leads to the field.
export function FindingList({ project, findings, showStage = false, current }: Props) {
  const [waiving, setWaiving] = useState<Finding | null>(null)
  if (findings.length === 0) return <p className="px-4 py-3 text-text-2">{t('stage.findings.empty')}</p>
  return (
    <>
      <ul className={isLong(findings.length) ? 'long-list' : undefined}>
        {sorted(findings).map((finding) => (
          <Row
            key={keyOf(finding)}
            project={project}
            finding={finding}
            showStage={showStage}
            isCurrent={current !== undefined && keyOf(current) === keyOf(finding)}
            onWaive={() => setWaiving(finding)}
          />
        ))}
      </ul>
      {waiving && <WaiveDialog project={project} finding={waiving} onClose={() => setWaiving(null)} />}
    </>
  )
}
