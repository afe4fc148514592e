import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'

import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { useEdit, type Item } from './edit'

interface TableProps {
  pointer: string
  what: string // one row, as a noun: "package"
  title: string
  count: number
  columns: string[]
  addLabel: string
  blank: () => Item
  empty: string // said instead of the table when it shows no rows
  minWidth: string // class
  search?: ReactNode
  onAdd?: () => void
  children: ReactNode[] // the rows shown
}

// A list as one table of fields, for things that are compared column by column.
export function TableAt({ pointer, what, title, count, columns, addLabel, blank, empty, minWidth, search, onAdd, children }: TableProps) {
  const { insert } = useEdit()
  return (
    <div className="flex flex-col gap-3 p-4" data-pointer={pointer} tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lead">
          {title}
          <span className="tabular ms-2 text-base font-normal text-text-3">{count}</span>
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          {search}
          <Button
            icon={<Plus size={14} aria-hidden />}
            onClick={() => {
              onAdd?.()
              insert(pointer, blank(), what)
              requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pointer="${pointer}/${count}/name"]`)?.focus())
            }}
          >
            {addLabel}
          </Button>
        </div>
      </div>
      {children.length === 0 ? (
        <p className="text-text-2">{empty}</p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border border-line bg-surface">
          <table className={`stacks w-full ${minWidth}`}>
            <thead className="bg-raised text-meta text-text-2">
              <tr>
                {columns.map((column) => (
                  <th key={column} className="px-2 py-1.5 text-start font-medium">
                    {column}
                  </th>
                ))}
                <th>
                  <span className="sr-only">{t('editors.form.rowActions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </div>
  )
}

// A cell below its column; on a phone, where rows are blocks, below the column's name.
export function Cell({ column, whole, className, children }: { column?: string; whole?: boolean; className: string; children: ReactNode }) {
  return (
    <td data-label={column} data-whole={whole || undefined} className={className}>
      {children}
    </td>
  )
}

// Takes one row out, with a way back.
export function RemoveRow({ pointer, place, name, what }: { pointer: string; place: number; name: string; what: string }) {
  const { remove, undo } = useEdit()
  return (
    <IconButton
      label={t('editors.form.remove', { what: name || t('editors.form.unnamed') })}
      className="size-7"
      onClick={() => {
        remove(pointer, place, what)
        notify(t('editors.form.removed', { what: name || what }), undo)
      }}
    >
      <Trash2 size={14} aria-hidden />
    </IconButton>
  )
}
