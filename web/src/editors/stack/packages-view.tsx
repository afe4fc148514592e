import { useState } from 'react'

import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import { CheckAt, TextAt } from '~/editors/form/fields'
import { Cell, RemoveRow, TableAt } from '~/editors/form/table'
import type { ViewProps } from '~/stage/view'
import { SearchField } from '~/ui/search-field'
import { t } from '~/text'
import { isExact, type Dependency } from './match'

// Packages with exact versions, as one table.
export function PackagesView(_: ViewProps) {
  const packages = useValue<Dependency[]>('/dependencies') ?? []
  const layers = Object.keys(useValue<Record<string, string>>('/selections') ?? {})
  const [query, setQuery] = useState('')
  const what = t('editors.stack.packages.one')
  const known = [...new Set([...layers, ...packages.map((one) => one.layer ?? '')])].filter(Boolean)
  const wanted = query.trim().toLowerCase()
  const rows = packages
    .map((one, place) => ({ one, place }))
    .filter(({ one }) => `${one.name} ${one.layer ?? ''} ${one.description ?? ''}`.toLowerCase().includes(wanted))

  return (
    <TableAt
      pointer="/dependencies"
      what={what}
      title={t('editors.stack.packages.title')}
      count={packages.length}
      columns={(['name', 'version', 'layer', 'dev', 'description'] as const).map((column) => t(`editors.stack.packages.columns.${column}`))}
      addLabel={t('editors.stack.packages.add')}
      blank={() => ({ name: '', version: '' })}
      empty={query ? t('editors.form.noMatch', { query }) : t('editors.stack.packages.empty')}
      minWidth="min-w-[52rem]"
      search={<SearchField label={t('editors.stack.packages.find')} value={query} onChange={setQuery} className="w-52" />}
      onAdd={() => setQuery('')}
    >
      {rows.map(({ one, place }) => (
        <Row key={place} {...{ one, place, what }} layers={known} />
      ))}
    </TableAt>
  )
}

function Row({ one, place, what, layers }: { one: Dependency; place: number; what: string; layers: string[] }) {
  const pointer = `/dependencies/${place}`
  const name = one.name || t('editors.form.unnamed')
  const column = (of: 'name' | 'version' | 'layer' | 'description') => t('editors.stack.packages.of', { column: t(`editors.stack.packages.columns.${of}`), name })
  return (
    <tr className="border-t border-line align-top" data-pointer={pointer}>
      <Cell whole className="min-w-44 p-1.5">
        <TextAt pointer={`${pointer}/name`} label={column('name')} hideLabel mono required />
      </Cell>
      <Cell column={t('editors.stack.packages.columns.version')} className="w-32 p-1.5">
        <TextAt pointer={`${pointer}/version`} label={column('version')} hideLabel mono required />
        {one.version !== '' && !isExact(one.version) && <Broken text={t('editors.stack.packages.notExact')} />}
      </Cell>
      <Cell column={t('editors.stack.packages.columns.layer')} className="w-40 p-1.5">
        <TextAt pointer={`${pointer}/layer`} label={column('layer')} hideLabel suggestions={layers} />
      </Cell>
      <Cell className="w-36 p-1.5 pt-3 whitespace-nowrap">
        <CheckAt pointer={`${pointer}/dev`} label={t('editors.stack.packages.dev')} />
      </Cell>
      <Cell whole column={t('editors.stack.packages.columns.description')} className="min-w-52 p-1.5">
        <TextAt pointer={`${pointer}/description`} label={column('description')} hideLabel grows />
      </Cell>
      <Cell className="p-1.5 max-sm:justify-self-end">
        <RemoveRow pointer="/dependencies" place={place} name={one.name} what={what} />
      </Cell>
    </tr>
  )
}
