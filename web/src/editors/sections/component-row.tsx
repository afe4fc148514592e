import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, GripVertical, Plus, Repeat, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'

import { Broken } from '~/editors/shared/broken'
import { TextAt } from '~/editors/shared/fields'
import { useSelection } from '~/stage/selection'
import { IconButton } from '~/ui/button'
import { t } from '~/text'
import type { TreeEdits } from './component-tree'
import { repeatExists, type References } from './references'
import { childrenOf, stepFrom, type Component, type Direction, type Path } from './tree'

interface Props {
  pointer: string
  root: Component[]
  component: Component
  path: Path
  edits: TreeEdits
  references: References
  isNew: boolean
}

const kind = 'application/x-nonagon-component'
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

export function ComponentRow({ pointer, root, component, path, edits, references, isNew }: Props) {
  const { pointer: selected } = useSelection()
  const holdsSelected = selected === pointer || (selected?.startsWith(`${pointer}/`) && !selected.startsWith(`${pointer}/children`))
  const [isOpen, setOpen] = useState(isNew || !!holdsSelected)
  const [landing, setLanding] = useState<Landing | null>(null)
  const form = useRef<HTMLDivElement>(null)
  const name = component.name || t('editors.shared.unnamed')
  const isLost = references.isKnown && !!component.repeat && !repeatExists(references.answers, component.repeat)

  useEffect(() => {
    if (holdsSelected) setOpen(true)
  }, [holdsSelected])
  useEffect(() => {
    if (!isNew) return
    setOpen(true)
    requestAnimationFrame(() => form.current?.querySelector('input')?.focus())
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
      const at = landingOf(event)
      const place = path.at(-1)!
      const to = at === 'inside' ? [...path, childrenOf(component).length] : [...path.slice(0, -1), at === 'before' ? place : place + 1]
      edits.carry(JSON.parse(from) as number[], to)
    },
  }

  return (
    <div onKeyDown={onKeyDown} className="group">
      <div {...target} className={`flex min-h-8 items-center gap-1 rounded-sm ${landing ? lines[landing] : 'hover:bg-raised'}`}>
        <span
          aria-hidden
          draggable
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
          {component.repeat && (
            <span className="inline-flex shrink-0 items-center gap-1 text-meta text-text-2">
              <Repeat size={12} aria-hidden />
              {t('editors.sections.components.each', { what: component.repeat })}
            </span>
          )}
          {isLost && <Broken text={t('editors.sections.components.noRepeat', { name: component.repeat! })} />}
          <span className="min-w-0 truncate text-text-3">{component.description}</span>
        </button>
        <span className="flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:hidden">
          <Actions {...{ root, path, edits, name }} />
        </span>
      </div>
      {isOpen && (
        <div ref={form} className="mb-2 flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
          <div className="flex flex-wrap sm:hidden">
            <Actions {...{ root, path, edits, name }} />
          </div>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextAt pointer={`${pointer}/name`} label={t('editors.sections.components.name')} hint={t('editors.sections.components.nameHint')} mono required maxLength={200} />
            <TextAt
              pointer={`${pointer}/repeat`}
              label={t('editors.sections.components.repeat')}
              hint={isLost ? <Broken text={t('editors.sections.components.noRepeat', { name: component.repeat! })} /> : t('editors.sections.components.repeatHint')}
              mono
              suggestions={[...references.answers.keys()]}
            />
          </div>
          <TextAt pointer={`${pointer}/description`} label={t('editors.sections.components.description')} long />
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
            label={t(`editors.sections.components.${direction}`, { what: name })}
            disabled={!stepFrom(root, path, direction)}
            onClick={() => edits.move(path, direction)}
            className="size-7"
          >
            <Icon size={14} aria-hidden />
          </IconButton>
        )
      })}
      <IconButton label={t('editors.sections.components.addInside', { what: name })} onClick={() => edits.add(path)} className="size-7">
        <Plus size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('editors.shared.remove', { what: name })} onClick={() => edits.remove(path)} className="size-7">
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </>
  )
}
