import { Suspense, useState } from 'react'

import type { Payload, Project, StageName } from '~/api/types'
import type { Conflict } from '~/document/document'
import { useDocument, useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Compare } from '~/ui/code'
import { Loading, notify } from '~/ui/feedback'
import { printJson, readJson } from './json-text'
import { refresh } from './project'

// Somebody else saved a newer version. Both stand side by side; the right one can be edited, or taken over piece by piece.
export function ConflictView({ project, stage, conflict }: { project: Project; stage: StageName; conflict: Conflict }) {
  const document = useDocument()
  const current = useDocumentState((state) => state.current)
  const theirs = conflict.stage.data ?? {}
  const [merged, setMerged] = useState(() => printJson(current))
  const reading = readJson(merged)
  const isPayload =
    reading.mistake === null && reading.value !== null && typeof reading.value === 'object' && !Array.isArray(reading.value)

  function useMerged() {
    if (reading.mistake !== null || !isPayload) return
    document.settle(reading.value as Payload)
    notify(t('stage.conflict.merged'))
  }
  return (
    <section aria-label={t('stage.conflict.title')} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 border-b border-line bg-warn-soft px-4 py-3">
        <h2 role="alert" className="text-lead">
          {t('stage.conflict.title')}
        </h2>
        <p>{t('stage.conflict.text', { version: conflict.stage.version ?? 0 })}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            onClick={() => {
              document.keepMine()
              notify(t('stage.conflict.kept'))
            }}
          >
            {t('stage.conflict.keepMine')}
          </Button>
          <Button
            onClick={() => {
              const mine = document.getState().current
              document.adopt(conflict.stage, conflict.etag)
              void refresh(project)
              notify(t('stage.conflict.taken', { version: conflict.stage.version ?? 0 }), () =>
                document.replace(t('stage.conflict.backStep'), mine),
              )
            }}
          >
            {t('stage.conflict.takeTheirs', { version: conflict.stage.version ?? 0 })}
          </Button>
          <Button disabled={!isPayload} onClick={useMerged}>
            {t('stage.conflict.useMerged')}
          </Button>
        </div>
        {reading.mistake !== null && <p className="text-error">{t('stage.json.mistake', { ...reading.mistake })}</p>}
      </div>
      <Suspense fallback={<Loading />}>
        <Compare
          key={stage + conflict.etag}
          before={{ text: printJson(theirs), label: t('stage.conflict.theirs', { version: conflict.stage.version ?? 0 }) }}
          after={{ text: merged, label: t('stage.conflict.mine') }}
          onChange={setMerged}
          layout="sides"
        />
      </Suspense>
    </section>
  )
}
