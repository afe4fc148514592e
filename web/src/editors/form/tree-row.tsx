import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'

import { useSelection } from '~/stage/selection'
import { IconButton } from '~/ui/button'
import { t } from '~/text'
import { useLock } from '~/ui/lock'
import { childrenOf, stepFrom, type Branch, type Direction, type Path } from './tree'
import type { TreeEdits } from './tree-at'

interface Props {
  at: string // JSON Pointer
  root: Branch[]
  branch: Branch
  path: Path
  edits: TreeEdits
  note?: (branch: Branch) => ReactNode
  form: (pointer: string, branch: Branch) => ReactNode
  isNew: boolean
}

const kind = 'application/x-nonagon-branch'
const byKey: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }
const icons = { up: ArrowUp, down: ArrowDown, in: ArrowRight, out: ArrowLeft } as const
type Landing = 'before' | 'inside' | 'after'

// Upper quarter: before it, lower quarter: after it, between: inside it.
function landingOf(event: DragEvent<HTMLElement>): Landing {
  const box = event.currentTarget.getBoundingClientRect()
  const share = (event.clientY - box.top) / box.height
  return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'inside'
}

const lines: Record<Landing, string> = {
  before: 'shadow-[0_-2px_0_0_var(--accent)]',
  inside: 'bg-accent-soft',
  after: 'shadow-[0_2px_0_0_var(--accent)]',
}

export function TreeRow({ at, root, branch, path, edits, note, form, isNew }: Props) {
  const { pointer: selected } = useSelection()
  const holdsSelected = selected === at || (selected?.startsWith(`${at}/`) && !selected.startsWith(`${at}/children`))
  const [isOpen, setOpen] = useState(isNew || !!holdsSelected)
  const [landing, setLanding] = useState<Landing | null>(null)
  const body = useRef<HTMLDivElement>(null)
  const name = branch.name || t('editors.form.unnamed')
  const { isLocked } = useLock()

  useEffect(() => {
    if (holdsSelected) setOpen(true)
  }, [holdsSelected])
  useEffect(() => {
    if (!isNew) return
    setOpen(true)
    requestAnimationFrame(() => body.current?.querySelector('input')?.focus())
  }, [isNew])

  function onKeyDown(event: KeyboardEvent) {
    const direction = event.altKey ? byKey[event.key] : undefined
    if (!direction) return
    event.preventDefault()
    event.stopPropagation()
    edits.move(path, direction)
  }

  const target = {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!event.dataTransfer.types.includes(kind)) return
      event.preventDefault()
      setLanding(landingOf(event))
    },
    onDragLeave: () => setLanding(null),
    onDrop(event: DragEvent<HTMLElement>) {
      const from = event.dataTransfer.getData(kind)
      if (from === '') return
      event.preventDefault()
      setLanding(null)
      const where = landingOf(event)
      const place = path.at(-1)!
      const to = where === 'inside' ? [...path, childrenOf(branch).length] : [...path.slice(0, -1), where === 'before' ? place : place + 1]
      edits.carry(JSON.parse(from) as number[], to)
    },
  }

  return (
    <div onKeyDown={onKeyDown} className="group">
      <div {...target} className={`flex min-h-8 items-center gap-1 rounded-sm ${landing ? lines[landing] : 'hover:bg-raised'}`}>
        <span
          aria-hidden
          draggable={!isLocked}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData(kind, JSON.stringify(path))
          }}
          className="inline-flex size-6 shrink-0 cursor-grab items-center justify-center text-text-3 opacity-40 hover:opacity-100 max-sm:hidden"
        >
          <GripVertical size={14} />
        </span>
        <button
          type="button"
          data-fold
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-8 min-w-0 flex-1 items-center gap-2 text-start"
        >
          <span className="shrink-0 font-mono text-code font-medium">{name}</span>
          {note?.(branch)}
        </button>
        <span className="flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:hidden">
          <Actions {...{ root, path, edits, name }} />
        </span>
      </div>
      {isOpen && (
        <div ref={body} className="mb-2 flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
          <div className="flex flex-wrap sm:hidden">
            <Actions {...{ root, path, edits, name }} />
          </div>
          {form(at, branch)}
        </div>
      )}
    </div>
  )
}

function Actions({ root, path, edits, name }: Pick<Props, 'root' | 'path' | 'edits'> & { name: string }) {
  return (
    <>
      {(['up', 'down', 'in', 'out'] as const).map((direction) => {
        const Icon = icons[direction]
        return (
          <IconButton
            key={direction}
            label={t(`editors.form.tree.${direction}`, { what: name })}
            disabled={!stepFrom(root, path, direction)}
            onClick={() => edits.move(path, direction)}
            className="size-7"
          >
            <Icon size={14} aria-hidden />
          </IconButton>
        )
      })}
      <IconButton label={t('editors.form.tree.addInside', { what: name })} onClick={() => edits.add(path)} className="size-7">
        <Plus size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('editors.form.remove', { what: name })} onClick={() => edits.remove(path)} className="size-7">
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </>
  )
}
