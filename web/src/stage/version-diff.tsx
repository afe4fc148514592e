import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { get } from '~/api/client'
import { outputText } from '~/api/queries'
import type { Json, Project, StageName } from '~/api/types'
import { t } from '~/text'
import { Compare } from '~/ui/code'
import { Failure, Loading } from '~/ui/feedback'
import { pathOf, shortly, tally, type Change } from './changes'

const colours = { added: 'text-ok', changed: 'text-warn', removed: 'text-error' } as const
const signs = { added: '+', changed: '~', removed: '−' } as const

export function Summary({ changes, before, after }: { changes: Change[]; before: Json; after: Json }) {
  if (changes.length === 0) return <p className="text-text-2">{t('stage.versions.same')}</p>
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {[...tally(changes)].map(([part, count]) => (
          <li key={part} className="tabular">
            <span className="font-medium">{part}</span>{' '}
            {(['added', 'changed', 'removed'] as const)
              .filter((kind) => count[kind] > 0)
              .map((kind) => (
                <span key={kind} className={`ps-1 ${colours[kind]}`}>
                  {t(`stage.versions.${kind}`, { count: count[kind] })}
                </span>
              ))}
          </li>
        ))}
      </ul>
      <details>
        <summary className="min-h-6 text-text-2">{t('stage.versions.each', { count: changes.length })}</summary>
        <ul className="mt-1 flex max-h-64 flex-col gap-0.5 overflow-y-auto rounded-md border border-line bg-surface p-2">
          {changes.map((change) => (
            <li key={change.change + change.pointer} className="flex min-w-0 gap-2">
              <span className={`w-16 shrink-0 text-meta font-medium ${colours[change.change]}`}>
                <span aria-hidden>{signs[change.change]} </span>
                {t(`stage.versions.kinds.${change.change}`)}
              </span>
              <span className="min-w-0 break-words">
                {pathOf(change.pointer, change.change === 'removed' ? before : after).join(' › ')}
                {change.change === 'changed' && (
                  <span className="text-text-2">
                    : <del>{shortly(change.before)}</del> → <ins className="no-underline">{shortly(change.after)}</ins>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

interface Props {
  project: Project
  stage: StageName
  from: number
  to: number
  layout: 'sides' | 'one'
}

// Two versions: what was added, changed and removed, and their texts.
export function VersionDiff({ project, stage, from, to, layout }: Props) {
  const before = useQuery(outputText(project.id, stage, from))
  const after = useQuery(outputText(project.id, stage, to))
  const diff = useQuery({
    queryKey: ['of', project.id, 'diff', stage, from, to],
    queryFn: () => get<{ changes: Change[] }>(`/projects/${project.id}/stages/${stage}/outputs/diff?from=${from}&to=${to}`),
    staleTime: Infinity,
  })
  const error = before.error ?? after.error ?? diff.error
  if (error) return <Failure error={error} />
  if (!before.data || !after.data || !diff.data) return <Loading />
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Summary changes={diff.data.changes} before={JSON.parse(before.data) as Json} after={JSON.parse(after.data) as Json} />
      {diff.data.changes.length > 0 && (
        <div className="flex min-h-40 flex-col overflow-hidden rounded-md border border-line">
          <Suspense fallback={<Loading />}>
            <Compare
              before={{ text: before.data, label: t('stage.version', { version: from }) }}
              after={{ text: after.data, label: t('stage.version', { version: to }) }}
              layout={layout}
            />
          </Suspense>
        </div>
      )}
    </div>
  )
}
