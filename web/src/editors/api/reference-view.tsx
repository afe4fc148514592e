import { useMemo, useState } from 'react'

import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { SearchField } from '~/ui/search-field'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { CopyButton } from '../form/copy'
import { OfSaved } from '../form/of-saved'
import type { Operation } from './openapi'
import { MethodMark, OperationView, Path } from './operation-view'
import { useOpenApi, type OpenApi } from './use-openapi'

// The compiled OpenAPI document as a reference: every operation folded, grouped by tag.
export function ReferenceView({ project, stage }: ViewProps) {
  const compiled = useOpenApi(project.id)
  const [query, setQuery] = useState('')
  const groups = useMemo(() => grouped(compiled.data?.operations ?? [], query), [compiled.data, query])
  if (compiled.error) return <div className="p-6"><Failure error={compiled.error} retry={() => void compiled.refetch()} /></div>
  if (!compiled.data) return <Loading />
  const { document, operations, text } = compiled.data
  if (operations.length === 0) return <Empty title={t('editors.api.noDocument')}>{t('editors.api.noDocumentWhy')}</Empty>
  const info = document.info as { title?: string; version?: string } | undefined
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6 sm:px-6">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="text-section">{info?.title}</h2>
          <span className="tabular text-text-3">{info?.version}</span>
          <span className="ms-auto"><CopyButton text={() => text} label={t('editors.api.copyDocument')} /></span>
        </div>
        <References references={compiled.data.references} count={operations.length} />
        <OfSaved project={project} stage={stage} />
        <div className="max-w-sm">
          <SearchField label={t('editors.api.search')} value={query} onChange={setQuery} />
        </div>
      </header>
      {groups.length === 0 && <p className="text-text-3">{t('editors.form.noMatch', { query })}</p>}
      {groups.map(([tag, own]) => (
        <section key={tag}>
          <h3 className="mb-1 text-lead">{tag || t('editors.api.untagged')}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {own.map((operation) => (
              <li key={operation.id}><Folded compiled={compiled.data} operation={operation} /></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function References({ references, count }: { references: OpenApi['references']; count: number }) {
  const { dangling } = references
  return (
    <p className="text-meta text-text-3">
      {t('editors.api.operations', { count })}
      {' · '}
      {dangling.length === 0
        ? t('editors.api.refsResolve', { count: references.count })
        : <span className="text-error">{t('editors.api.refsDangle', { count: dangling.length, list: dangling.slice(0, 5).join(', ') })}</span>}
    </p>
  )
}

// What is inside is made when it is opened first: sixty operations stand there at once.
function Folded({ compiled, operation }: { compiled: OpenApi; operation: Operation }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="flex min-h-9 w-full items-center gap-2 px-1 text-start hover:bg-raised">
        <MethodMark method={operation.method} />
        <Path path={operation.path} />
        <span className="ms-auto truncate ps-3 text-text-3 max-sm:hidden">{operation.summary}</span>
      </button>
      {isOpen && (
        <div className="bg-bg ps-4 pe-2 pt-2 pb-6 sm:ps-14">
          <OperationView document={compiled.document} operation={operation} />
        </div>
      )}
    </>
  )
}

function grouped(operations: readonly Operation[], query: string): [string, Operation[]][] {
  const wanted = query.trim().toLowerCase()
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) {
    if (wanted && !`${operation.method} ${operation.path} ${operation.id} ${operation.summary}`.toLowerCase().includes(wanted)) continue
    const own = groups.get(operation.tag)
    if (own) own.push(operation)
    else groups.set(operation.tag, [operation])
  }
  return [...groups]
}
