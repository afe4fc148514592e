import { useRouterState } from '@tanstack/react-router'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { LinkButton } from '~/ui/link-button'
import { openPalette } from './palette'

export function NotFound() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isProject = path.startsWith('/p/')
  return (
    <div className="mx-auto flex max-w-prose flex-col items-center gap-3 px-6 py-16 text-center">
      <h1 className="text-section">{t('shell.nothingHere')}</h1>
      <p className="text-text-2">{t(isProject ? 'shell.noProjectHere' : 'shell.nothingHereWhy')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="primary" onClick={() => openPalette(path.split('/').filter((part) => part !== 'p').filter(Boolean)[0])}>
          {t('shell.search')}
        </Button>
        <LinkButton to="/">{t('shell.toProjects')}</LinkButton>
      </div>
    </div>
  )
}
