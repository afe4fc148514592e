import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'

import { t } from '~/text'
import { languageOf, shadowOf, type Language } from './code-editor'
import { codeTheme } from './code-theme'

interface Side {
  text: string
  label: string
}

interface Props {
  before: Side
  after: Side
  layout: 'sides' | 'one'
  language?: Language
  onChange?: (after: string) => void // with it the right side can be edited, and pieces of the left taken over
}

const sheet = `
  :host { display: block; overflow: auto; }
  .cm-mergeView { min-height: 100%; }
  .cm-mergeView .cm-editor { min-height: 8rem; }
  .cm-merge-revert { background: var(--raised); width: 1.75rem; }
  .cm-merge-revert button { color: var(--accent-text); background: none; border: 0; min-width: 24px; min-height: 24px; cursor: pointer; font: inherit; }
  .take { color: var(--accent-text); background: var(--surface); border: 1px solid var(--control); border-radius: 4px; padding: 0 6px; min-height: 24px; font: inherit; cursor: pointer; }
  .take:focus-visible, .cm-merge-revert button:focus-visible { outline: 2px solid var(--focus); }
`

// In the unified layout only one of CodeMirror's two controls has a meaning here: to take the left text.
function takeButton(kind: 'reject' | 'accept', action: (event: MouseEvent) => void): HTMLElement {
  if (kind === 'accept') return document.createElement('span')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'take'
  button.textContent = t('common.takeOver')
  button.addEventListener('mousedown', action)
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') button.dispatchEvent(new MouseEvent('mousedown', { cancelable: true }))
  })
  return button
}

// Two texts, side by side or as one; what is equal is folded away. Load it with React.lazy.
export function Compare({ before, after, layout, language = 'json', onChange }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const told = useRef(onChange)
  told.current = onChange
  const canEdit = onChange !== undefined

  useEffect(() => {
    const root = shadowOf(host.current!)
    const own = new CSSStyleSheet()
    own.replaceSync(sheet)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, own]
    const common = (label: string, readOnly: boolean): Extension[] => [
      lineNumbers(),
      search({ top: true }),
      history(),
      keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      languageOf(language),
      codeTheme,
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({ 'aria-label': label }),
    ]
    const listen = EditorView.updateListener.of((update) => {
      if (update.docChanged) told.current?.(update.state.doc.toString())
    })
    const collapseUnchanged = { margin: 3, minSize: 6 }
    if (layout === 'sides') {
      const view = new MergeView({
        a: { doc: before.text, extensions: common(before.label, true) },
        b: { doc: after.text, extensions: [...common(after.label, !canEdit), listen] },
        parent: root,
        root,
        collapseUnchanged,
        revertControls: canEdit ? 'a-to-b' : undefined,
        highlightChanges: true,
      })
      return () => view.destroy()
    }
    const view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: after.text,
        extensions: [
          ...common(after.label, !canEdit),
          listen,
          unifiedMergeView({ original: before.text, collapseUnchanged, mergeControls: canEdit ? takeButton : false }),
        ],
      }),
    })
    return () => view.destroy()
    // Made anew for other texts; while the right side is edited it keeps its own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [before.text, canEdit ? '' : after.text, layout, language, canEdit])

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {layout === 'sides' && (
        <div className="grid grid-cols-2 border-b border-line bg-raised text-meta font-medium text-text-2">
          <span className="truncate px-3 py-1">{before.label}</span>
          <span className="truncate px-3 py-1">{after.label}</span>
        </div>
      )}
      <div ref={host} className="min-h-0 flex-1" />
    </div>
  )
}
