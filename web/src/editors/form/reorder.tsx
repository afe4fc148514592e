import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react'
import { useState, type DragEvent } from 'react'

import { t } from '~/text'
import { IconButton } from '~/ui/button'
import { useLock } from '~/ui/lock'

// Drag a row by its handle to another place of its list. Each row also moves by buttons and by Alt and the arrows.
export function useReorder(kind: string, move: (from: number, to: number) => void) {
  const [over, setOver] = useState<number | null>(null)
  const type = `application/x-nonagon-${kind.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`
  return {
    over,
    handle: (place: number) => ({
      draggable: true,
      onDragStart(event: DragEvent<HTMLElement>) {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData(type, String(place))
        const row = event.currentTarget.closest('[data-row]')
        if (row) event.dataTransfer.setDragImage(row, 8, 8)
      },
      onDragEnd: () => setOver(null),
    }),
    row: (place: number) => ({
      'data-row': place,
      onDragOver(event: DragEvent<HTMLElement>) {
        if (!event.dataTransfer.types.includes(type)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(place)
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node)) setOver(null)
      },
      onDrop(event: DragEvent<HTMLElement>) {
        const from = event.dataTransfer.getData(type)
        setOver(null)
        if (from === '') return
        event.preventDefault()
        event.stopPropagation()
        if (Number(from) !== place) move(Number(from), place)
      },
    }),
  }
}

export const dropLine = (isOver: boolean) => (isOver ? 'shadow-[0_-2px_0_0_var(--accent)]' : '')

export function DragHandle({ what, ...rest }: { what: string } & ReturnType<ReturnType<typeof useReorder>['handle']>) {
  if (useLock().isLocked) return <span className="w-4 shrink-0 max-sm:hidden" />
  return (
    <span
      {...rest}
      aria-hidden
      title={t('editors.form.dragOf', { what })}
      className="inline-flex h-6 w-4 shrink-0 cursor-grab items-center justify-center text-text-3 opacity-40 hover:opacity-100 active:cursor-grabbing max-sm:hidden"
    >
      <GripVertical size={14} />
    </span>
  )
}

export function MoveButtons({ what, place, count, move }: { what: string; place: number; count: number; move: (to: number) => void }) {
  return (
    <>
      <IconButton label={t('editors.form.moveUp', { what })} shortcut="Alt ↑" disabled={place === 0} onClick={() => move(place - 1)} data-move="up" className="size-7">
        <ChevronUp size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('editors.form.moveDown', { what })} shortcut="Alt ↓" disabled={place === count - 1} onClick={() => move(place + 1)} data-move="down" className="size-7">
        <ChevronDown size={14} aria-hidden />
      </IconButton>
    </>
  )
}

// After a move the focus goes with what was moved: to the same control of its new row.
export function focusMoved(list: string, place: number) {
  const within = document.activeElement as HTMLElement | null
  const role = within?.dataset.move ?? (within?.dataset.fold !== undefined ? 'fold' : undefined)
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(`${list}/${place}`)}"]`)
    if (!row) return
    const same = role === 'fold' ? row.querySelector<HTMLElement>('[data-fold]') : role ? row.querySelector<HTMLButtonElement>(`[data-move="${role}"]:not(:disabled)`) : null
    ;(same ?? row.querySelector<HTMLElement>('[data-fold], input, textarea, button'))?.focus()
  })
}
