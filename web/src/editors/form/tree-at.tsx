import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { valueAt } from '~/document/pointer'
import { Button } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { t } from '~/text'
import { listAt, useEdit } from './edit'
import { addInside, carry, childrenOf, pointerOf, removeAt, step, type Branch, type Direction, type Path } from './tree'
import { TreeRow } from './tree-row'

export interface TreeEdits {
  move: (path: Path, direction: Direction) => void
  carry: (from: Path, to: Path) => void
  add: (inside: Path) => void
  remove: (path: Path) => void
}

export interface TreeProps {
  pointer: string // of the list at the root
  what: string // one of them, as a noun
  note?: (branch: Branch) => ReactNode // what a folded row tells besides its name
  children: (pointer: string, branch: Branch) => ReactNode // the form of one
  blank: () => { [key: string]: Json } & { name: string }
  empty: string
}

// Focus goes with what was moved.
const focusAt = (pointer: string) =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"] [data-fold]`)?.focus()),
  )

// A tree whose rows open, add, delete with a way back, and move by drag, buttons and keys, with all that they hold.
export function TreeAt(props: TreeProps) {
  const { pointer, what, blank, empty } = props
  const root = useValue<Branch[]>(pointer) ?? []
  const { change, undo } = useEdit()
  const [fresh, setFresh] = useState('')

  const edits: TreeEdits = {
    move(path, direction) {
      let to: number[] | null = null
      change(t('editors.form.steps.move', { what }), (payload) => {
        to = step(listAt(payload, pointer) as Branch[], path, direction)
      })
      if (to) focusAt(pointerOf(pointer, to))
    },
    carry(from, to) {
      change(t('editors.form.steps.move', { what }), (payload) => void carry(listAt(payload, pointer) as Branch[], from, to))
    },
    add(inside) {
      let at: number[] = []
      change(t('editors.form.steps.add', { what }), (payload) => {
        at = addInside(listAt(payload, pointer) as Branch[], inside, blank())
      })
      setFresh(pointerOf(pointer, at))
    },
    remove(path) {
      let name = ''
      change(t('editors.form.steps.remove', { what }), (payload) => {
        if (valueAt(payload, pointerOf(pointer, path)) === undefined) return
        name = removeAt(listAt(payload, pointer) as Branch[], path).name
      })
      notify(t('editors.form.removed', { what: name || what }), undo)
    },
  }

  return (
    <div data-pointer={pointer} tabIndex={-1}>
      {root.length === 0 && <p className="text-text-3">{empty}</p>}
      <Level {...props} {...{ root, edits, fresh }} branches={root} above={[]} />
      <Button look="quiet" className="mt-1" icon={<Plus size={14} aria-hidden />} onClick={() => edits.add([])}>
        {t('editors.form.add', { what })}
      </Button>
    </div>
  )
}

interface LevelProps extends TreeProps {
  root: Branch[]
  branches: Branch[]
  above: Path
  edits: TreeEdits
  fresh: string
}

function Level(props: LevelProps) {
  const { branches, above, pointer, fresh } = props
  if (branches.length === 0) return null
  return (
    <ul className={above.length > 0 ? 'ms-3 border-s border-line ps-2' : ''}>
      {branches.map((branch, place) => {
        const path = [...above, place]
        const at = pointerOf(pointer, path)
        return (
          <li key={place} data-pointer={at} tabIndex={-1}>
            <TreeRow {...{ branch, path, at, root: props.root, edits: props.edits, note: props.note, form: props.children }} isNew={fresh === at} />
            <Level {...props} branches={childrenOf(branch)} above={path} />
          </li>
        )
      })}
    </ul>
  )
}
