import clsx from 'clsx'
import { ChevronRight, Plus, Trash2 } from 'lucide-react'
import { memo, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { startsWith, useSelection } from '~/stage/selection'
import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { isLong } from '~/ui/long-list'
import { notify } from '~/ui/feedback'
import { useEdit, type Item } from './edit'
import { DragHandle, dropLine, focusMoved, MoveButtons, useReorder } from './reorder'

interface ListProps {
  pointer: string
  what: string // one of them, as a noun: "feature"
  title: (item: Item) => string
  note?: (item: Item) => ReactNode // what a folded row tells besides its title
  blank: (items: Item[]) => Item
  children: (pointer: string, item: Item) => ReactNode // the form of one
  empty?: string
  hide?: (item: Item) => boolean // while a filter does not mean it
  open?: boolean // unfolded from the start
  onRemove?: (item: Item, place: number) => void // instead of only taking it out
}

// A list of things with a form each: folded rows that open, add, delete with a way back, move by drag, buttons and keys.
export function ListAt({ pointer, what, title, note, blank, children, empty, hide, open, onRemove }: ListProps) {
  const items = (useValue<Json>(pointer) ?? []) as Item[]
  const edit = useEdit()
  const added = useRef(-1)
  const { keys, moved, removed } = useKeys(items.length)
  const move = (from: number, to: number) => {
    moved(from, to)
    edit.move(pointer, from, to, what)
    focusMoved(pointer, to)
  }
  const { over, handle, row } = useReorder(pointer, move)

  function remove(place: number) {
    const item = items[place]!
    removed(place)
    if (onRemove) onRemove(item, place)
    else edit.remove(pointer, place, what)
    notify(t('editors.form.removed', { what: title(item) || what }), edit.undo)
    const next = Math.min(place, items.length - 2)
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(`${pointer}/${next}`)}"] [data-fold]`)
      ;(row ?? document.querySelector<HTMLElement>(`[data-add="${CSS.escape(pointer)}"]`))?.focus()
    })
  }

  return (
    <div className="flex flex-col" data-pointer={pointer} tabIndex={-1}>
      {items.length === 0 && empty && <p className="pb-2 text-text-3">{empty}</p>}
      {items.length > 0 && (
        <ul className={clsx('flex flex-col divide-y divide-line border-y border-line', isLong(items.length) && 'long-list')}>
          {items.map((item, place) => (
            <li key={keys[place]} {...row(place)} hidden={hide?.(item)} className={clsx('min-w-0', dropLine(over === place))}>
              <Row
                {...{ pointer: `${pointer}/${place}`, item, place, count: items.length, title, note, children }}
                isOpenAtFirst={open || added.current === place}
                isNew={added.current === place}
                onMove={(to) => move(place, to)}
                onRemove={() => remove(place)}
                drag={handle(place)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        look="quiet"
        className="mt-1 self-start"
        icon={<Plus size={14} aria-hidden />}
        data-add={pointer}
        onClick={() => {
          added.current = items.length
          edit.insert(pointer, blank(items), what)
        }}
      >
        {t('editors.form.add', { what })}
      </Button>
    </div>
  )
}

// Keys of rows that follow what this list does to them, so that an open row stays open when it moves and when its id is edited.
function useKeys(count: number) {
  const state = useRef({ keys: [] as number[], next: 0 }).current
  while (state.keys.length < count) state.keys.push(state.next++)
  state.keys.length = count
  return {
    keys: state.keys,
    moved: (from: number, to: number) => void state.keys.splice(to, 0, ...state.keys.splice(from, 1)),
    removed: (place: number) => void state.keys.splice(place, 1),
  }
}

interface RowProps {
  pointer: string
  item: Item
  place: number
  count: number
  title: (item: Item) => string
  note?: (item: Item) => ReactNode
  children: (pointer: string, item: Item) => ReactNode
  isOpenAtFirst: boolean
  isNew: boolean
  onMove: (to: number) => void
  onRemove: () => void
  drag: ReturnType<ReturnType<typeof useReorder>['handle']>
}

const Row = memo(function Row({ pointer, item, place, count, title, note, children, isOpenAtFirst, isNew, onMove, onRemove, drag }: RowProps) {
  const revealed = useSelection().pointer ?? ''
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const body = useRef<HTMLDivElement>(null)
  const isSelected = revealed !== '' && startsWith(revealed, pointer)
  const [shownFor, setShownFor] = useState('')
  if (isSelected && shownFor !== revealed) {
    setShownFor(revealed) // before what leads here looks for the field
    setOpen(true)
  }
  useEffect(() => {
    if (isNew) body.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [isNew])
  const name = title(item) || t('editors.form.unnamed')

  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    const to = place + (event.key === 'ArrowUp' ? -1 : 1)
    event.preventDefault()
    event.stopPropagation()
    if (to >= 0 && to < count) onMove(to)
  }

  return (
    <div data-pointer={pointer} tabIndex={-1} onKeyDown={onKeyDown} className={clsx('group', isSelected && 'bg-accent-soft')}>
      <div className="flex min-h-9 items-center gap-1">
        <DragHandle what={name} {...drag} />
        <button
          type="button"
          data-fold
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-1.5 text-start"
        >
          <ChevronRight size={14} aria-hidden className={clsx('shrink-0 text-text-3 transition-transform', isOpen && 'rotate-90')} />
          <span className="flex min-w-0 gap-x-1.5 max-sm:flex-col max-sm:py-1.5">
            <span className="font-medium max-sm:line-clamp-2 sm:truncate">{name}</span>
            {note && <span className="truncate text-text-3 sm:min-w-28 sm:shrink-[9999]">{note(item)}</span>}
          </span>
        </button>
        <span className="flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100">
          <MoveButtons what={name} place={place} count={count} move={onMove} />
          <IconButton label={t('editors.form.remove', { what: name })} onClick={onRemove} className="size-7">
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {isOpen && (
        <div ref={body} className="flex flex-col gap-4 bg-bg ps-6 pe-1 pt-1 pb-5">
          {children(pointer, item)}
        </div>
      )}
    </div>
  )
})
