import { CloudOff, Check, CircleAlert, LoaderCircle } from 'lucide-react'

import { useDocument, useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { Button } from '~/ui/button'

const clock = (at: number) => new Date(at).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })

// Where the last change is: being saved, saved, or kept in this browser.
export function SaveState() {
  const document = useDocument()
  const keeping = useDocumentState((state) => state.keeping)
  const keptAt = useDocumentState((state) => state.keptAt)
  const isChanged = useDocumentState((state) => state.isChanged)
  return (
    <div className="flex items-center gap-2 text-meta text-text-2">
      <span role="status" className="inline-flex items-center gap-1 whitespace-nowrap">
        {(keeping === 'waiting' || keeping === 'keeping') && (
          <>
            <LoaderCircle size={12} aria-hidden className="animate-spin" />
            {t('stage.saving.saving')}
          </>
        )}
        {keeping === 'saved' && keptAt !== null && (
          <>
            <Check size={12} aria-hidden className="text-ok" />
            {t(isChanged ? 'stage.saving.draft' : 'stage.saving.saved', { time: clock(keptAt) })}
          </>
        )}
        {keeping === 'offline' && (
          <>
            <CloudOff size={12} aria-hidden className="text-warn" />
            {t('stage.saving.offline')}
          </>
        )}
        {keeping === 'failed' && (
          <>
            <CircleAlert size={12} aria-hidden className="text-error" />
            {t('stage.saving.failed')}
          </>
        )}
      </span>
      {(keeping === 'failed' || keeping === 'offline') && (
        <Button look="quiet" className="min-h-6 px-1.5 text-meta" onClick={() => void document.keepNow()}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}
