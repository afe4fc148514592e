import { Suspense, useEffect, useMemo, useRef, useState } from 'react'

import { useDocument, useDocumentState, useReadOnly } from '~/document/hooks'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { CodeEditor } from '~/ui/code'
import { Loading } from '~/ui/feedback'
import { entitiesOf, relationshipsOf } from './model'
import { printModel } from './text-form/print'
import { readModel } from './text-form/read'

// The data model as text. While it can be read it and the other views are one document; a mistake keeps the last good one.
export function TextView(_: ViewProps) {
  const document = useDocument()
  const current = useDocumentState((state) => state.current)
  const isReadOnly = useReadOnly()
  const [text, setText] = useState(() => printModel(current))
  const written = useRef(current)
  const [reveal, setReveal] = useState<{ from: number; to: number } | null>(null)

  useEffect(() => {
    if (written.current === current) return
    written.current = current
    setText(printModel(current))
  }, [current])

  const reading = useMemo(() => readModel(text, current), [text, current])
  const mistake = 'mistake' in reading ? reading.mistake : null
  const marks = useMemo(
    () => (mistake ? [{ from: mistake.from, to: mistake.to, severity: 'error' as const, message: mistake.message }] : []),
    [mistake],
  )

  function onChange(next: string) {
    setText(next)
    const read = readModel(next, document.getState().current)
    if ('mistake' in read) return
    const { payload } = read
    document.change(
      t('editors.dataModel.text.step'),
      (draft) => {
        for (const part of ['entities', 'relationships'] as const) {
          if (JSON.stringify(document.getState().current[part]) !== JSON.stringify(payload[part])) draft[part] = payload[part]!
        }
      },
      'text',
    )
    written.current = document.getState().current
  }

  return (
    <div className="flex h-full min-h-[60dvh] flex-col">
      <Suspense fallback={<Loading />}>
        <CodeEditor
          value={text}
          language="text"
          label={t('editors.dataModel.text.label')}
          readOnly={isReadOnly}
          onChange={onChange}
          marks={marks}
          reveal={reveal}
          className="min-h-0 flex-1 overflow-hidden"
        />
      </Suspense>
      <div className={`flex flex-wrap items-center gap-x-4 border-t border-line px-3 py-1 text-meta ${mistake ? 'bg-error-soft text-error' : 'text-text-3'}`}>
        <p role="status" className="min-w-0 flex-1">
          {mistake
            ? t('editors.dataModel.text.mistake', { line: mistake.line, column: mistake.column, message: mistake.message })
            : t('editors.dataModel.text.valid', { entities: entitiesOf(current).length, relationships: relationshipsOf(current).length })}
        </p>
        {mistake && (
          <Button reads look="quiet" className="min-h-7" onClick={() => setReveal({ from: mistake.from, to: mistake.to })}>
            {t('editors.dataModel.text.goTo')}
          </Button>
        )}
        <details className="max-w-xl text-text-2">
          <summary className="min-h-6">{t('editors.dataModel.text.help')}</summary>
          <p>{t('editors.dataModel.text.helpText')}</p>
        </details>
      </div>
    </div>
  )
}
