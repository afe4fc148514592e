import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'

import { Problem } from '~/api/client'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { NotFound } from './not-found'

// A page that could not be shown. After an update of the server its old chunks are gone: loading anew brings the new ones.
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const message = error instanceof Error ? error.message : ''
  const isGone = (error instanceof Problem && error.status === 404) || message.startsWith('there is no stage')
  if (isGone) return <NotFound />
  const isOutdated = /dynamically imported module|module script/i.test(message)
  return (
    <div className="mx-auto flex max-w-prose flex-col gap-3 p-6">
      <h1 className="text-section">{t('shell.failed')}</h1>
      {isOutdated ? (
        <>
          <p>{t('shell.outdated')}</p>
          <Button look="primary" className="self-start" onClick={() => location.reload()}>
            {t('shell.loadAnew')}
          </Button>
        </>
      ) : (
        <Failure
          error={error}
          retry={() => {
            reset()
            void router.invalidate()
          }}
        />
      )}
    </div>
  )
}
