import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { KeyRound, Link2 } from 'lucide-react'
import { useMemo, useState } from 'react'

import { fileText, stagesOf } from '~/api/queries'
import type { Payload, Project } from '~/api/types'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { SearchField } from '~/ui/search-field'
import { entitiesOf, fieldsOf } from '../data-model/model'
import { OfSaved } from '../form/of-saved'

interface Column {
  name: string
  type: string
  nullable?: boolean
  isPrimaryKey?: boolean
  isForeignKey?: boolean
  defaultValue?: string
  references?: string
  field?: string
  description?: string
}
interface Table {
  name: string
  entity?: string
  description?: string
  columns: Column[]
}

// The tables of the saved design as the compiler made them, each column with the field that it came from.
export function TablesView({ project, stage }: ViewProps) {
  const schema = useQuery(fileText(project.id, 'database/schema.json'))
  const { data: stages } = useQuery(stagesOf(project.id))
  const [query, setQuery] = useState('')
  const tables = useMemo(() => {
    const read = schema.data ? (JSON.parse(schema.data) as { tables?: Table[]; collections?: Table[] }) : {}
    return read.tables ?? read.collections ?? []
  }, [schema.data])
  const wanted = query.trim().toLowerCase()
  const found = tables.filter((table) => !wanted || table.name.toLowerCase().includes(wanted) || (table.columns ?? []).some((column) => column.name.toLowerCase().includes(wanted)))
  const model = stages?.find((one) => one.stageName === 'dataModel')?.data ?? {}
  if (schema.error) return <div className="p-6"><Failure error={schema.error} retry={() => void schema.refetch()} /></div>
  if (schema.data === undefined) return <Loading />
  if (tables.length === 0) return <Empty title={t('editors.database.noFiles')}>{t('editors.database.noFilesWhy')}</Empty>
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 sm:px-6">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <div className="w-64">
            <SearchField label={t('editors.database.compiled.search')} value={query} onChange={setQuery} />
          </div>
          <span className="text-text-3">{t('editors.database.compiled.count', { count: found.length })}</span>
        </div>
        <OfSaved project={project} stage={stage} />
      </div>
      {found.length === 0 && <p className="text-text-3">{t('editors.form.noMatch', { query })}</p>}
      {found.map((table) => (
        <TableBox key={table.name} table={table} project={project} model={model} />
      ))}
    </div>
  )
}

function TableBox({ table, project, model }: { table: Table; project: Project; model: Payload }) {
  const place = entitiesOf(model).findIndex((entity) => entity.name === table.entity)
  const fields = fieldsOf(entitiesOf(model)[place])
  const head = 'px-3 py-1 text-start text-caps font-medium text-text-3 uppercase'
  return (
    <section className="[contain-intrinsic-size:auto_20rem] [content-visibility:auto]">
      <h3 className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-mono text-lead">{table.name}</span>
        <span className="text-base font-normal text-text-2">{table.description}</span>
      </h3>
      <div className="scroll-edges mt-1 overflow-x-auto rounded-md border border-line bg-surface" role="group" aria-label={table.name} tabIndex={0}>
        <table className="w-full min-w-2xl table-fixed">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className={head}>{t('editors.database.compiled.column')}</th>
              <th scope="col" className={head}>{t('editors.database.compiled.type')}</th>
              <th scope="col" className={`${head} w-24`}>{t('editors.database.compiled.null')}</th>
              <th scope="col" className={head}>{t('editors.database.compiled.default')}</th>
              <th scope="col" className={`${head} w-24`}>{t('editors.database.compiled.key')}</th>
              <th scope="col" className={head}>{t('editors.database.compiled.field')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {(table.columns ?? []).map((column) => {
              const field = fields.findIndex((one) => one.name === column.field)
              return (
                <tr key={column.name} className="align-baseline">
                  <th scope="row" className="truncate px-3 py-1 text-start font-mono text-code font-normal" title={column.description}>{column.name}</th>
                  <td className="truncate px-3 py-1 font-mono text-code text-accent-text" title={column.type}>{column.type}</td>
                  <td className="px-3 py-1 text-meta text-text-3">{column.nullable ? t('editors.database.compiled.nullable') : ''}</td>
                  <td className="truncate px-3 py-1 font-mono text-code text-text-2" title={column.defaultValue}>{column.defaultValue}</td>
                  <td className="px-3 py-1 text-meta text-text-2" title={column.references}>
                    {column.isPrimaryKey && <span className="inline-flex items-center gap-1"><KeyRound size={11} aria-hidden className="text-warn" />{t('editors.database.compiled.primary')}</span>}
                    {column.isForeignKey && <span className="inline-flex items-center gap-1"><Link2 size={11} aria-hidden className="text-accent-text" />{t('editors.database.compiled.foreign')}</span>}
                  </td>
                  <td className="truncate px-3 py-1">
                    {place >= 0 && field >= 0 && (
                      <Link
                        to="/p/$slug/$stage"
                        params={{ slug: project.slug, stage: 'dataModel' }}
                        search={{ view: 'list', sel: `/entities/${place}/fields/${field}/name` } as never}
                        aria-label={t('editors.database.compiled.fieldLink', { field: `${table.entity}.${column.field}` })}
                        className="font-mono text-code text-accent-text underline"
                      >
                        {table.entity}.{column.field}
                      </Link>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
