import { useQuery } from '@tanstack/react-query'

import { stageOf } from '~/api/queries'
import { useValue } from '~/document/hooks'
import { ListAt } from '~/editors/form/list'
import { NamesProvider, useNamesOf } from '~/editors/form/names'
import { SchemaFields, type Hints } from '~/editors/form/schema-fields'
import { Page, Section } from '~/editors/form/section'
import { Assumptions } from '~/editors/form/assumptions'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import type { Service } from './layout'
import { ServicesGraph } from './services-graph'

interface Job {
  id: string
  every?: string
  effect?: string
}

const hints: Hints = {
  'Infrastructure.hosting': { choices: ['docker-compose', 'flyio', 'railway', 'vercel', 'aws', 'own-server', 'none'], half: true },
  'Infrastructure.because': { long: true },
  'Service.name': { mono: true, half: true },
  'Service.role': { choices: ['web', 'jobs', 'database', 'cache', 'search', 'storage', 'proxy'], half: true },
  'Service.image': { mono: true, half: true },
  'Service.command': { mono: true, half: true },
  'Service.port': { half: true },
  'Service.health': { mono: true, half: true },
  'Service.memory': { mono: true, half: true },
  'Service.volume': { mono: true, half: true },
  'Environment.name': { choices: ['development', 'staging', 'production'] },
}

// What runs and where: the picture, and the form of each service.
export function ServicesView({ project, stage }: ViewProps) {
  const services = useValue<Service[]>('/services') ?? []
  const names = useNamesOf(project.id, stage)
  const jobs = useQuery(stageOf(project.id, 'api')).data?.stage.data?.jobs as Job[] | undefined
  return (
    <NamesProvider value={names}>
      <Page>
        <Section title={t('editors.infrastructure.services.title')} count={services.length}>
          {services.length > 0 && (
            <div className="mb-4">
              <ServicesGraph services={services} />
            </div>
          )}
          <ListAt
            pointer="/services"
            what={t('editors.infrastructure.services.one')}
            title={(item) => String(item.name ?? '')}
            note={(item) => [item.role, item.image ?? (item.build ? t('editors.infrastructure.services.built') : undefined)].filter(Boolean).join(' · ')}
            blank={() => ({ name: '', role: '' })}
            empty={t('editors.infrastructure.services.empty')}
          >
            {(pointer) => <SchemaFields stage={stage} shape="Service" pointer={pointer} hints={hints} />}
          </ListAt>
        </Section>
        <Section title={t('editors.infrastructure.hosting.title')}>
          <SchemaFields stage={stage} shape="Infrastructure" pointer="" hints={hints} only={['hosting', 'because']} />
        </Section>
        <Section title={t('editors.infrastructure.environments.title')}>
          <ListAt
            pointer="/environments"
            what={t('editors.infrastructure.environments.one')}
            title={(item) => String(item.name ?? '')}
            note={(item) => String(item.purpose ?? '')}
            blank={() => ({ name: '', purpose: '' })}
            empty={t('editors.infrastructure.environments.empty')}
          >
            {(pointer) => <SchemaFields stage={stage} shape="Environment" pointer={pointer} hints={hints} />}
          </ListAt>
        </Section>
        {jobs && jobs.length > 0 && (
          <Section title={t('editors.infrastructure.jobs.title')} count={jobs.length} hint={t('editors.infrastructure.jobs.hint')}>
            <ul className="divide-y divide-line border-y border-line">
              {jobs.map((job) => (
                <li key={job.id} className="flex flex-wrap gap-x-4 gap-y-0.5 py-2">
                  <code className="font-mono text-code font-medium">{job.id}</code>
                  <span className="font-mono text-code text-text-2">{job.every}</span>
                  <span className="min-w-0 text-text-2">{job.effect}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Assumptions project={project} />
      </Page>
    </NamesProvider>
  )
}
