import { Plus, X } from 'lucide-react'
import { useRef } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { useLock } from '~/ui/lock'
import { useEdit } from './edit'
import { DragHandle, dropLine, focusMoved, MoveButtons, useReorder } from './reorder'

const focusAt = (list: string, place: number) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`input[data-pointer="${CSS.escape(`${list}/${place}`)}"]`)?.focus())

// Sentences in a list, one a line: Enter begins the next, Backspace in an empty one takes it away, Alt and arrows move.
export function StringsAt({ pointer, what, empty }: { pointer: string; what: string; empty?: string }) {
  const lines = ((useValue<Json>(pointer) ?? []) as Json[]).map(String)
  const edit = useEdit()
  const { isLocked, why } = useLock()
  const list = useRef<HTMLUListElement>(null)
  const move = (from: number, to: number) => {
    if (to < 0 || to >= lines.length) return
    edit.move(pointer, from, to, what)
    focusMoved(pointer, to)
  }
  const { over, handle, row } = useReorder(pointer, move)
  const add = (place: number) => {
    edit.insert(pointer, '', what, place)
    focusAt(pointer, place)
  }
  const remove = (place: number) => {
    edit.remove(pointer, place, what)
    focusAt(pointer, Math.max(0, place - 1))
  }

  return (
    <div className="flex flex-col gap-1" data-pointer={pointer} tabIndex={-1}>
      {lines.length === 0 && empty && <p className="text-text-3">{empty}</p>}
      <ul ref={list} className="flex flex-col gap-1">
        {lines.map((line, place) => (
          <li key={place} {...row(place)} data-pointer={`${pointer}/${place}`} className={`group flex items-center gap-1 ${dropLine(over === place)}`}>
            <DragHandle what={line} {...handle(place)} />
            <input
              aria-label={t('editors.form.item', { place: place + 1 })}
              data-pointer={`${pointer}/${place}`}
              {...why}
              readOnly={isLocked}
              value={line}
              onChange={(event) => edit.set(`${pointer}/${place}`, event.target.value, what)}
              onKeyDown={(event) => {
                if (event.altKey && event.key.startsWith('Arrow')) {
                  event.preventDefault()
                  move(place, place + (event.key === 'ArrowUp' ? -1 : 1))
                } else if (event.key === 'Enter') {
                  event.preventDefault()
                  add(place + 1)
                } else if (event.key === 'Backspace' && line === '') {
                  event.preventDefault()
                  remove(place)
                }
              }}
              className="h-8 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-2 group-hover:border-line hover:border-control focus:border-control focus:bg-surface"
            />
            <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100">
              <MoveButtons what={line} place={place} count={lines.length} move={(to) => move(place, to)} />
              <IconButton label={t('editors.form.remove', { what: line || what })} onClick={() => remove(place)} className="size-7">
                <X size={14} aria-hidden />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      <Button look="quiet" className="self-start" icon={<Plus size={14} aria-hidden />} onClick={() => add(lines.length)}>
        {t('editors.form.add', { what })}
      </Button>
    </div>
  )
}
