import '@fontsource-variable/jetbrains-mono/wght.css'

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// The look of code everywhere, from the same tokens as the rest.
export const codeTheme = [
  EditorView.theme({
    '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '12.5px', height: '100%' },
    '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--font-mono, "JetBrains Mono Variable", ui-monospace, monospace)', lineHeight: '18px' },
    '.cm-content': { caretColor: 'var(--text)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--text-3)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--raised) 55%, transparent)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
      backgroundColor: 'var(--accent-soft)',
    },
    '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)' },
    '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line)' },
    '.cm-foldPlaceholder': { backgroundColor: 'var(--raised)', color: 'var(--text-2)', border: '1px solid var(--line)' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
    '.cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--ok-soft)' },
    '.cm-deletedChunk, &.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--error-soft)' },
    '.cm-changedText, &.cm-merge-b .cm-changedText': { background: 'none', borderBottom: '2px solid var(--ok)' },
    '.cm-deletedText, .cm-deletedChunk .cm-deletedText, &.cm-merge-a .cm-changedText': {
      background: 'none',
      borderBottom: '2px solid var(--error)',
    },
    '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
    '.cm-collapsedLines': { background: 'var(--raised)', color: 'var(--text-2)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-text)' },
      { tag: tags.string, color: 'var(--ok)' },
      { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--machine)' },
      { tag: [tags.keyword, tags.typeName, tags.operatorKeyword], color: 'var(--info)' },
      { tag: tags.comment, color: 'var(--text-3)', fontStyle: 'italic' },
      { tag: tags.invalid, color: 'var(--error)' },
    ]),
  ),
]
