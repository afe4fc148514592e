import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'

import { NotFound } from '~/shell/not-found'
import { t } from '~/text'
import { Page } from './page'
import { About } from './settings/about'
import { Appearance } from './settings/appearance'
import { Budgets } from './settings/budgets'
import { Data } from './settings/data'
import { Profile } from './settings/profile'
import { Providers } from './settings/providers'
import { Sessions } from './settings/sessions'
import { Shortcuts } from './settings/shortcuts'

const topics = {
  profile: Profile,
  sessions: Sessions,
  providers: Providers,
  budgets: Budgets,
  appearance: Appearance,
  shortcuts: Shortcuts,
  data: Data,
  about: About,
} satisfies Record<string, ComponentType>
type Topic = keyof typeof topics

export function Settings() {
  const { topic } = useParams({ from: '/settings/$topic' })
  if (!Object.hasOwn(topics, topic)) return <NotFound />
  const Content = topics[topic as Topic]
  return (
    <Page title={t('shell.settings')}>
      <div className="grid items-start gap-6 md:grid-cols-[12rem_1fr]">
        <nav aria-label={t('shell.settings')}>
          <ul className="flex flex-wrap gap-0.5 md:flex-col">
            {(Object.keys(topics) as Topic[]).map((one) => (
              <li key={one}>
                <Link
                  to="/settings/$topic"
                  params={{ topic: one }}
                  className="flex min-h-8 items-center rounded-md px-3 text-text-2 hover:bg-raised hover:text-text [&[aria-current]]:bg-accent-soft [&[aria-current]]:font-medium [&[aria-current]]:text-accent-text"
                >
                  {t(`pages.settings.topics.${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex min-w-0 flex-col gap-6">
          <Content />
        </div>
      </div>
    </Page>
  )
}
