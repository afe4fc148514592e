import { Redo2, Undo2 } from 'lucide-react'

import { useDocument, useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { IconButton } from '~/ui/button'
import { isTyping, shown, useShortcut } from '~/ui/shortcut'

// A text field that belongs to no place of the payload (a filter, a search) keeps the browser's own undo.
function isElsewhere() {
  const active = document.activeElement
  return isTyping(active) && !active?.closest('[data-pointer]')
}

export function UndoRedo() {
  const stageDocument = useDocument()
  const last = useDocumentState((state) => state.past.at(-1))
  const next = useDocumentState((state) => state.future[0])
  const isReadOnly = useDocumentState((state) => state.readOnly !== null)
  const undoKey = 'mod+z'
  const redoKey = 'mod+shift+z'
  const run = (what: 'undo' | 'redo') => {
    if (isElsewhere()) document.execCommand(what)
    else stageDocument[what]()
  }
  useShortcut(undoKey, () => run('undo'))
  useShortcut(redoKey, () => run('redo'))
  const label = (what: 'undo' | 'redo', step: { label: string } | undefined) =>
    step?.label ? t(`stage.${what}What`, { what: step.label }) : t(`common.${what}`)
  return (
    <div className={last || next ? 'flex' : 'flex max-sm:hidden'}>
      <IconButton label={label('undo', last)} shortcut={shown(undoKey)} disabled={!last || isReadOnly} onClick={stageDocument.undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label={label('redo', next)} shortcut={shown(redoKey)} disabled={!next || isReadOnly} onClick={stageDocument.redo}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
