import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'

import { outputText } from '~/api/queries'
import type { Payload, Project, StageName } from '~/api/types'
import type { Document } from '~/document/document'
import { DocumentProvider, useDocument, useReadOnly } from '~/document/hooks'
import { useLeaveGuard, useOpenedDocument } from '~/document/opened'
import { t } from '~/text'
import { Compare } from '~/ui/code'
import { Failure, Loading } from '~/ui/feedback'
import { printJson, readJson } from './json-text'
import { SaveState } from './save-state'
import { UndoRedo } from './undo'

function Beside({ text, from, layout }: { text: string; from: number; layout: 'sides' | 'one' }) {
  const document = useDocument()
  const isReadOnly = useReadOnly()
  const [after] = useState(() => printJson(document.getState().current))
  const [mistake, setMistake] = useState('')
  function take(next: string) {
    const read = readJson(next)
    if (read.mistake !== null) return setMistake(t('stage.json.mistake', { ...read.mistake }))
    setMistake('')
    document.replace(t('stage.versions.takeStep', { version: from }), read.value as Payload)
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-text-2">{t('stage.versions.takeText')}</p>
        <span className="flex items-center gap-2">
          <SaveState />
          <UndoRedo />
        </span>
      </div>
      {mistake && <p className="text-error">{mistake}</p>}
      <div className="flex min-h-40 flex-col overflow-hidden rounded-md border border-line">
        <Suspense fallback={<Loading />}>
          <Compare
            before={{ text, label: t('stage.version', { version: from }) }}
            after={{ text: after, label: t('stage.versions.draft') }}
            layout={layout}
            onChange={isReadOnly ? undefined : take}
          />
        </Suspense>
      </div>
    </div>
  )
}

function Guarded({ document, ...rest }: { document: Document; text: string; from: number; layout: 'sides' | 'one' }) {
  useLeaveGuard(document)
  return (
    <DocumentProvider value={document}>
      <Beside {...rest} key={`${rest.from}${rest.layout}`} />
    </DocumentProvider>
  )
}

// An earlier version beside what is on the screen: its pieces can be taken over one by one.
export function DraftDiff({ project, stage, from, layout }: { project: Project; stage: StageName; from: number; layout: 'sides' | 'one' }) {
  const before = useQuery(outputText(project.id, stage, from))
  const { document, error } = useOpenedDocument(project.id, stage)
  if (before.error || error) return <Failure error={before.error ?? error} />
  if (!before.data || !document) return <Loading />
  const text = printJson(JSON.parse(before.data) as Payload)
  return <Guarded document={document} text={text} from={from} layout={layout} />
}
