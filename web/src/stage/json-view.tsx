import type { Diagnostic } from '@codemirror/lint'
import { useEffect, useMemo, useRef, useState } from 'react'

import { useDocument, useDocumentState, useReadOnly } from '~/document/hooks'
import { t } from '~/text'
import { CodeEditor } from '~/ui/code-editor'
import { useFindingsAt } from './findings'
import { printJson, rangeOf, readJson, type Range } from './json-text'
import { refusedPlaces } from './refused'
import { useSelection } from './selection'
import type { ViewProps } from './view'

// The payload as text. While it is valid JSON it and the other views are one document; a mistake keeps the last valid one.
export function JsonView({ project, stage }: ViewProps) {
  const document = useDocument()
  const current = useDocumentState((state) => state.current)
  const error = useDocumentState((state) => state.error)
  const isReadOnly = useReadOnly()
  const findings = useFindingsAt(project.id, stage)
  const { pointer } = useSelection()
  const [text, setText] = useState(() => printJson(current))
  const written = useRef(current)

  useEffect(() => {
    if (written.current === current) return
    written.current = current
    setText(printJson(current))
  }, [current])

  const reading = useMemo(() => readJson(text), [text])
  const isObject = reading.mistake === null && reading.value !== null && typeof reading.value === 'object' && !Array.isArray(reading.value)

  function onChange(next: string) {
    setText(next)
    const read = readJson(next)
    if (read.mistake !== null || read.value === null || typeof read.value !== 'object' || Array.isArray(read.value)) return
    document.replace(t('stage.json.step'), read.value, 'json')
    written.current = document.getState().current
  }

  const marks = useMemo<Diagnostic[]>(() => {
    if (reading.mistake !== null) {
      const { at, message } = reading.mistake
      return [{ from: at, to: at + 1, severity: 'error', message }]
    }
    const at = (pointer: string): Range => rangeOf(reading.ranges, pointer) ?? { from: 0, to: 1 }
    return [
      ...refusedPlaces(error).map((place) => ({ ...at(place.pointer), severity: 'error' as const, message: place.detail })),
      ...findings.map((finding) => ({
        ...at(finding.pointer),
        severity: finding.severity,
        message: `${finding.message} (${finding.rule})`,
      })),
    ]
  }, [reading, error, findings])

  const reveal = useMemo(
    () => (pointer !== undefined && reading.mistake === null ? (rangeOf(reading.ranges, pointer) ?? null) : null),
    // Followed when the pointer changes, not with each letter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [pointer],
  )

  return (
    <div className="flex h-full min-h-96 flex-col">
      <CodeEditor
        value={text}
        language="json"
        label={t('stage.json.label')}
        readOnly={isReadOnly}
        onChange={onChange}
        marks={marks}
        reveal={reveal}
        className="min-h-0 flex-1 overflow-hidden"
      />
      <p role="status" className={`border-t border-line px-3 py-1 text-meta ${reading.mistake || !isObject ? 'bg-error-soft text-error' : 'text-text-3'}`}>
        {reading.mistake
          ? t('stage.json.mistake', {
              line: reading.mistake.line,
              column: reading.mistake.column,
              message: reading.mistake.message,
            })
          : isObject
            ? t('stage.json.valid')
            : t('stage.json.noObject')}
      </p>
    </div>
  )
}
