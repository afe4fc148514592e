import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { useReadOnly, useValue } from '~/document/hooks'
import { Broken } from '~/editors/shared/broken'
import { useEdit } from '~/editors/shared/edit'
import { CheckAt, TextAt } from '~/editors/shared/fields'
import type { ViewProps } from '~/stage/view'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { t } from '~/text'
import { isExact, type Dependency } from './match'

// Packages with exact versions, as one table.
export function PackagesView(_: ViewProps) {
  const packages = useValue<Dependency[]>('/dependencies') ?? []
  const layers = Object.keys(useValue<Record<string, string>>('/selections') ?? {})
  const [query, setQuery] = useState('')
  const { insert, remove, undo } = useEdit()
  const isReadOnly = useReadOnly()
  const what = t('editors.stack.packages.one')
  const known = [...new Set([...layers, ...packages.map((one) => one.layer ?? '')])].filter(Boolean)
  const wanted = query.trim().toLowerCase()
  const rows = packages
    .map((one, place) => ({ one, place }))
    .filter(({ one }) => `${one.name} ${one.layer ?? ''} ${one.description ?? ''}`.toLowerCase().includes(wanted))

  function drop(place: number) {
    remove('/dependencies', place, what)
    notify(t('editors.shared.removed', { what: packages[place]!.name || what }), undo)
  }

  return (
    <div className="flex flex-col gap-3 p-4" data-pointer="/dependencies" tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lead">
          {t('editors.stack.packages.title')}
          <span className="tabular ms-2 text-base font-normal text-text-3">{packages.length}</span>
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          <TextField label={t('editors.stack.packages.find')} hideLabel type="search" placeholder={t('editors.stack.packages.find')} value={query} onChange={(event) => setQuery(event.target.value)} className="w-52" />
          <Button
            icon={<Plus size={14} aria-hidden />}
            disabled={isReadOnly}
            onClick={() => {
              setQuery('')
              insert('/dependencies', { name: '', version: '' }, what)
              requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pointer="/dependencies/${packages.length}/name"]`)?.focus())
            }}
          >
            {t('editors.stack.packages.add')}
          </Button>
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="text-text-2">{query ? t('editors.shared.noMatch', { query }) : t('editors.stack.packages.empty')}</p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border border-line bg-surface">
          <table className="w-full min-w-[52rem]">
            <thead className="bg-raised text-meta text-text-2">
              <tr>
                {(['name', 'version', 'layer', 'dev', 'description'] as const).map((column) => (
                  <th key={column} className="px-2 py-1.5 text-start font-medium">
                    {t(`editors.stack.packages.columns.${column}`)}
                  </th>
                ))}
                <th>
                  <span className="sr-only">{t('editors.stack.packages.columns.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ one, place }) => (
                <Row key={place} one={one} place={place} layers={known} onRemove={() => drop(place)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function Row({ one, place, layers, onRemove }: { one: Dependency; place: number; layers: string[]; onRemove: () => void }) {
  const pointer = `/dependencies/${place}`
  const name = one.name || t('editors.shared.unnamed')
  const column = (of: 'name' | 'version' | 'layer' | 'description') => t('editors.stack.packages.of', { column: t(`editors.stack.packages.columns.${of}`), name })
  return (
    <tr className="border-t border-line align-top" data-pointer={pointer}>
      <td className="min-w-44 p-1.5">
        <TextAt pointer={`${pointer}/name`} label={column('name')} hideLabel mono required />
      </td>
      <td className="w-32 p-1.5">
        <TextAt pointer={`${pointer}/version`} label={column('version')} hideLabel mono required />
        {one.version !== '' && !isExact(one.version) && <Broken text={t('editors.stack.packages.notExact')} />}
      </td>
      <td className="w-40 p-1.5">
        <TextAt pointer={`${pointer}/layer`} label={column('layer')} hideLabel suggestions={layers} />
      </td>
      <td className="w-36 p-1.5 pt-3 whitespace-nowrap">
        <CheckAt pointer={`${pointer}/dev`} label={t('editors.stack.packages.dev')} />
      </td>
      <td className="min-w-52 p-1.5">
        <TextAt pointer={`${pointer}/description`} label={column('description')} hideLabel />
      </td>
      <td className="p-1.5">
        <IconButton label={t('editors.shared.remove', { what: name })} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </td>
    </tr>
  )
}
