import { useQuery } from '@tanstack/react-query'

import { get } from '~/api/client'
import { t } from '~/text'
import { Failure, Loading } from '~/ui/feedback'
import { Section } from '../page'

interface Description {
  info: { version: string; summary: string; license: { name: string } }
}

export function About() {
  const { data, error } = useQuery({
    queryKey: ['openapi'],
    queryFn: () => get<Description>('/openapi.json'),
    staleTime: Infinity,
  })
  if (error) return <Failure error={error} />
  if (!data) return <Loading />
  const facts = [
    [t('pages.about.version'), data.info.version],
    [t('pages.about.licence'), data.info.license.name],
    [t('pages.about.server'), location.origin],
  ]
  return (
    <Section title={t('pages.about.title')} lead={data.info.summary}>
      <dl className="flex flex-col">
        {facts.map(([name, value]) => (
          <div key={name} className="flex min-h-(--row) items-center gap-4">
            <dt className="w-32 text-text-2">{name}</dt>
            <dd className="font-mono text-code">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/api/openapi.json" className="underline">
          {t('pages.about.openapi')}
        </a>
      </p>
    </Section>
  )
}
