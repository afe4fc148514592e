import { Plus } from 'lucide-react'
import { useState } from 'react'

import { useValue } from '~/document/hooks'
import { valueAt } from '~/document/pointer'
import { listAt, useEdit } from '~/editors/shared/edit'
import { Section } from '~/editors/shared/section'
import { Button } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { t } from '~/text'
import { ComponentRow } from './component-row'
import type { References } from './references'
import { addInside, carry, childrenOf, count, pointerOf, removeAt, step, type Component, type Direction, type Path } from './tree'

export interface TreeEdits {
  move: (path: Path, direction: Direction) => void
  carry: (from: Path, to: Path) => void
  add: (inside: Path) => void
  remove: (path: Path) => void
}

// Focus follows what was moved or made.
const focusAt = (pointer: string, selector: string) =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"] ${selector}`)?.focus()),
  )

export function ComponentTree({ pointer, references }: { pointer: string; references: References }) {
  const root = useValue<Component[]>(pointer) ?? []
  const { change, undo } = useEdit()
  const [fresh, setFresh] = useState('')
  const what = t('editors.sections.components.one')

  const edits: TreeEdits = {
    move(path, direction) {
      let to: number[] | null = null
      change(t('editors.shared.steps.move', { what }), (payload) => {
        to = step(listAt(payload, pointer) as Component[], path, direction)
      })
      if (to) focusAt(pointerOf(pointer, to), '[data-fold]')
    },
    carry(from, to) {
      change(t('editors.shared.steps.move', { what }), (payload) => void carry(listAt(payload, pointer) as Component[], from, to))
    },
    add(inside) {
      let at: number[] = []
      change(t('editors.shared.steps.add', { what }), (payload) => {
        at = addInside(listAt(payload, pointer) as Component[], inside, { name: '' })
      })
      setFresh(pointerOf(pointer, at))
    },
    remove(path) {
      let name = ''
      change(t('editors.shared.steps.remove', { what }), (payload) => {
        if (valueAt(payload, pointerOf(pointer, path)) === undefined) return
        name = removeAt(listAt(payload, pointer) as Component[], path).name
      })
      notify(t('editors.shared.removed', { what: name || what }), undo)
    },
  }

  return (
    <Section title={t('editors.sections.components.title')} count={count(root)} hint={t('editors.sections.components.hint')} pointer={pointer}>
      {root.length === 0 && <p className="text-text-3">{t('editors.sections.components.empty')}</p>}
      <Branch {...{ pointer, root, edits, references, fresh }} components={root} above={[]} />
      <Button look="quiet" className="mt-1" icon={<Plus size={14} aria-hidden />} onClick={() => edits.add([])}>
        {t('editors.sections.components.add')}
      </Button>
    </Section>
  )
}

interface BranchProps {
  pointer: string
  root: Component[]
  components: Component[]
  above: Path
  edits: TreeEdits
  references: References
  fresh: string
}

function Branch({ pointer, root, components, above, edits, references, fresh }: BranchProps) {
  if (components.length === 0) return null
  return (
    <ul className={above.length > 0 ? 'ms-3 border-s border-line ps-2' : ''}>
      {components.map((component, place) => {
        const path = [...above, place]
        const at = pointerOf(pointer, path)
        return (
          <li key={place} data-pointer={at} tabIndex={-1}>
            <ComponentRow {...{ pointer: at, root, component, path, edits, references }} isNew={fresh === at} />
            <Branch {...{ pointer, root, edits, references, fresh }} components={childrenOf(component)} above={path} />
          </li>
        )
      })}
    </ul>
  )
}
