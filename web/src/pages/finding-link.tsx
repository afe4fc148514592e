import { Link } from '@tanstack/react-router'

import type { Finding } from '~/api/types'
import { FindingMessage } from '~/stage/finding-message'
import { t } from '~/text'
import { SeverityMark } from '~/ui/status'

// Leads to the field that the finding is about.
export function FindingLink({ slug, finding }: { slug: string; finding: Finding }) {
  return (
    <Link
      to="/p/$slug/$stage"
      params={{ slug, stage: finding.stage }}
      search={{ sel: finding.pointer || undefined }}
      className="group flex flex-col gap-0.5"
    >
      <span className="flex items-center gap-2">
        <SeverityMark severity={finding.severity} />
        <span className="text-meta text-text-2">{t(`common.stages.${finding.stage}`)}</span>
      </span>
      <span className="block group-hover:underline">
        <FindingMessage finding={finding} />
      </span>
    </Link>
  )
}
