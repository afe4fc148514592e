import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { remove } from '~/api/client'
import { changed, sessions } from '~/api/queries'
import type { Session } from '~/api/types'
import { ago, dateTime, t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading, notify } from '~/ui/feedback'
import { Section } from '../page'

export function Sessions() {
  const { data, error } = useQuery(sessions)
  const [failure, setFailure] = useState<unknown>(null)
  if (error) return <Failure error={error} />
  if (!data) return <Loading />
  const others = data.filter((session) => !session.isCurrent)
  const end = async (ending: Session[]) => {
    setFailure(null)
    try {
      for (const session of ending) await remove(`/users/me/sessions/${session.id}`)
      notify(t('pages.settings.sessionsEnded', { count: ending.length }))
    } catch (refused) {
      setFailure(refused)
    }
    await changed(sessions.queryKey)
  }
  return (
    <Section
      title={t('pages.settings.topics.sessions')}
      lead={t('pages.settings.sessionsLead')}
      actions={
        others.length > 1 && <Button onClick={() => void end(others)}>{t('pages.settings.endOthers', { count: others.length })}</Button>
      }
    >
      {failure !== null && <Failure error={failure} />}
      <ul className="divide-y divide-line">
        {data.map((session) => (
          <li key={session.id} className="flex min-h-(--row) flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              <p className="truncate font-medium">{session.label}</p>
              <p className="text-meta text-text-2">
                {session.address} ·{' '}
                <time dateTime={session.lastUsedAt} title={dateTime(session.lastUsedAt)}>
                  {t('pages.settings.lastUsed', { when: ago(session.lastUsedAt) })}
                </time>{' '}
                · {t('pages.settings.until', { when: dateTime(session.expiresAt) })}
              </p>
            </div>
            {session.isCurrent ? (
              <span className="text-meta font-medium text-ok">{t('pages.settings.thisSession')}</span>
            ) : (
              <Button onClick={() => void end([session])}>{t('pages.settings.endSession')}</Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
