import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { sql } from '@codemirror/lang-sql'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'

import { codeTheme } from './code-theme'

export type Language = 'json' | 'sql' | 'yaml' | 'text'

export const languageOf = (language: Language): Extension =>
  language === 'json' ? json() : language === 'sql' ? sql() : language === 'yaml' ? yaml() : []

// A host with a shadow root: there CodeMirror adopts its style sheets, where a <style> in the page would be refused by the
// content security policy.
export function shadowOf(host: HTMLElement): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.replaceChildren()
  return root
}

interface Props {
  value: string
  language: Language
  label: string // for screen readers
  readOnly?: boolean
  onChange?: (value: string) => void
  marks?: Diagnostic[]
  reveal?: { from: number; to: number } | null // selected and scrolled to when it changes
  className?: string
}

// Load it with React.lazy: it brings CodeMirror along.
export function CodeEditor({ value, language, label, readOnly = false, onChange, marks, reveal, className }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const editable = useRef(new Compartment())
  const told = useRef(onChange)
  told.current = onChange

  useEffect(() => {
    const root = shadowOf(host.current!)
    const made = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          search({ top: true }),
          lintGutter(),
          EditorView.lineWrapping,
          keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap]),
          languageOf(language),
          codeTheme,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          editable.current.of(readingOnly(readOnly)),
          EditorView.updateListener.of((update) => {
            const isTyped = update.transactions.some((one) => one.isUserEvent('input') || one.isUserEvent('delete') || one.isUserEvent('undo') || one.isUserEvent('redo') || one.isUserEvent('move'))
            if (update.docChanged && isTyped) told.current?.(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
    // The text follows below; an editor is made anew only for another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language, label])

  useEffect(() => {
    const shown = view.current!
    if (shown.state.doc.toString() !== value) {
      shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: value } })
    }
  }, [value])
  useEffect(() => {
    view.current!.dispatch({ effects: editable.current.reconfigure(readingOnly(readOnly)) })
  }, [readOnly])
  useEffect(() => {
    const shown = view.current!
    const length = shown.state.doc.length
    const inside = (marks ?? []).map((mark) => ({ ...mark, from: Math.min(mark.from, length), to: Math.min(mark.to, length) }))
    shown.dispatch(setDiagnostics(shown.state, inside))
  }, [marks, value])
  useEffect(() => {
    if (!reveal) return
    const shown = view.current!
    const length = shown.state.doc.length
    const anchor = Math.min(reveal.from, length)
    shown.dispatch({
      selection: { anchor, head: Math.min(reveal.to, length) },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    })
    shown.focus()
  }, [reveal])

  return <div ref={host} className={className} />
}

// Read-only text can still be focused, selected and searched.
const readingOnly = (readOnly: boolean) => EditorState.readOnly.of(readOnly)
