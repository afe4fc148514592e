import { lazy } from 'react'

import type { Language } from './code-editor'

// CodeMirror comes when the first of these is shown.
export const CodeEditor = lazy(() => import('./code-editor').then((module) => ({ default: module.CodeEditor })))
export const Compare = lazy(() => import('./compare').then((module) => ({ default: module.Compare })))

const languages: Record<string, Language> = { json: 'json', sql: 'sql', yaml: 'yaml', yml: 'yaml' }

// The language of a file, by the end of its name.
export const languageOf = (path: string): Language => languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'text'
