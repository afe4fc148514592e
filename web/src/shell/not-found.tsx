import { Link } from '@tanstack/react-router'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/feedback'
import { openPalette } from './palette'

export function NotFound() {
  return (
    <Empty
      title={t('shell.nothingHere')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" onClick={openPalette}>
            {t('shell.search')}
          </Button>
          <Link to="/" className="inline-flex min-h-8 items-center rounded-md border border-control px-3 font-medium hover:bg-raised">
            {t('shell.toProjects')}
          </Link>
        </div>
      }
    >
      <p>{t('shell.nothingHereWhy')}</p>
    </Empty>
  )
}
