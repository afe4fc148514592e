import { Problem } from '~/api/client'
import { useDocument, useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { refusedPlaces } from './refused'
import { useReveal } from './reveal'

// Why the last version was not saved. Each place leads to its field; what was typed stays as a draft.
export function Refusal() {
  const document = useDocument()
  const stage = useDocumentState((state) => state.stage)
  const error = useDocumentState((state) => state.error)
  const keeping = useDocumentState((state) => state.keeping)
  const reveal = useReveal()
  if (!error || keeping === 'offline' || keeping === 'waiting' || keeping === 'keeping') return null
  const places = refusedPlaces(error)
  const dismiss = () => document.setState({ error: null })
  return (
    <div className="border-t border-line p-3">
      {places.length === 0 ? (
        <Failure error={error} />
      ) : (
        <div role="alert" className="rounded-md border border-error bg-error-soft p-3">
          <p className="font-medium">{t('stage.refused.title', { count: places.length })}</p>
          <ul className="mt-1 flex max-h-40 flex-col overflow-y-auto">
            {places.map((place) => (
              <li key={place.pointer + place.detail}>
                <button
                  type="button"
                  className="min-h-6 text-start hover:underline"
                  onClick={() => reveal(stage, place.pointer)}
                >
                  <code className="font-mono text-code">{place.pointer || '/'}</code> {place.detail}
                </button>
              </li>
            ))}
          </ul>
          {error instanceof Problem && error.fix && <p className="mt-1 text-meta text-text-2">{error.fix}</p>}
        </div>
      )}
      <Button look="quiet" className="mt-1" onClick={dismiss}>
        {t('stage.refused.dismiss')}
      </Button>
    </div>
  )
}
