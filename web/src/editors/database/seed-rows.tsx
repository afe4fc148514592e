import { Plus, Trash2 } from 'lucide-react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { useLock } from '~/ui/lock'
import { useEdit, type Item } from '../form/edit'
import { useNames } from '../form/names'

const none: Item[] = []
const shown = (value: Json | undefined) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))

// What was typed, in the kind that the cell had or that the text shows: a number stays a number, true a truth.
function typed(text: string, before: Json | undefined): Json | undefined {
  if (text === '') return undefined
  if (typeof before === 'string') return text
  if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(text) || /^[[{]/.test(text)) {
    try {
      return JSON.parse(text) as Json
    } catch {
      return text
    }
  }
  return text
}

// The rows of one entity as a table: a column for each field that any row has.
export function SeedRows({ pointer, entity }: { pointer: string; entity: string }) {
  const rows = (useValue<Json>(pointer) ?? none) as Item[]
  const edit = useEdit()
  const fields = useNames().fields(entity)
  const used = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = used.length > 0 ? used : fields.slice(0, 4)
  const left = fields.filter((field) => !columns.includes(field))
  const what = inSentence(t('editors.database.rows'))
  const { isLocked, why } = useLock()
  return (
    <div data-pointer={pointer} tabIndex={-1}>
      <p className="mb-1 font-medium">{t('editors.database.rows')}</p>
      <div className="overflow-x-auto rounded-md border border-line" role="group" aria-label={t('editors.database.rows')} tabIndex={0}>
        <table className="w-full">
          <thead>
            <tr className="border-b border-line bg-raised text-start">
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-start font-mono text-code font-normal whitespace-nowrap text-text-2">{column}</th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row, at) => (
              <tr key={at} data-pointer={`${pointer}/${at}`} tabIndex={-1}>
                {columns.map((column) => (
                  <td key={column} className="p-0.5">
                    <input
                      aria-label={t('editors.database.cell', { column, place: at + 1 })}
                      value={shown(row[column])}
                      {...why}
                      readOnly={isLocked}
                      spellCheck={false}
                      data-pointer={join(`${pointer}/${at}`, column)}
                      onChange={(event) => edit.set(join(`${pointer}/${at}`, column), typed(event.target.value, row[column]), column)}
                      className="h-7 w-full min-w-28 rounded-sm border border-transparent bg-transparent px-1.5 font-mono text-code hover:border-line focus:border-control"
                    />
                  </td>
                ))}
                <td className="w-8">
                  <IconButton label={t('editors.database.removeRow', { place: at + 1 })} className="size-7" onClick={() => edit.remove(pointer, at, what)}>
                    <Trash2 size={13} aria-hidden />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-1 flex flex-wrap gap-1">
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} onClick={() => edit.insert(pointer, Object.fromEntries(columns.map((column) => [column, ''])), what)}>
          {t('editors.database.addRow')}
        </Button>
        {rows.length > 0 && left.length > 0 && (
          <select
            {...why}
            disabled={isLocked}
            aria-label={t('editors.database.addColumn', { name: '…' })}
            value=""
            onChange={(event) => edit.set(join(`${pointer}/0`, event.target.value), '', event.target.value)}
            className="h-8 rounded-md border border-control bg-surface px-2"
          >
            <option value="">{t('editors.database.addColumn', { name: '…' })}</option>
            {left.map((field) => (
              <option key={field} value={field}>{field}</option>
            ))}
          </select>
        )}
      </div>
    </div>
  )
}
