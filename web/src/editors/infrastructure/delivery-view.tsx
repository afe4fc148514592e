import { useValue } from '~/document/hooks'
import { ListAt } from '~/editors/form/list'
import { NamesProvider, useNamesOf } from '~/editors/form/names'
import { SchemaFields, type Hints } from '~/editors/form/schema-fields'
import { Page, Section } from '~/editors/form/section'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'

const steps = ['install', 'lint', 'typecheck', 'schema', 'test', 'build', 'image'] as const
const spans = ['PT1H', 'P1D', 'P7D', 'P30D', 'P90D', 'P1Y'] as const

const hints: Hints = {
  'Infrastructure.ci': { bare: true },
  'Infrastructure.backup': { bare: true },
  'Ci.provider': { choices: ['github-actions', 'gitlab-ci', 'none'], half: true },
  'Ci.stages': { lines: true, what: 'step', choices: steps },
  'Ci.because': { long: true },
  'Backup.what': { half: true, suggest: (names) => volumesOf(names.payload('infrastructure').services) },
  'Backup.how': { half: true },
  'Backup.every': { half: true, mono: true, choices: spans },
  'Backup.keep': { half: true, mono: true, choices: spans },
  'Backup.restoreTest': { half: true, mono: true, choices: spans },
  'Monitor.id': { mono: true },
}

function volumesOf(services: unknown): string[] {
  if (!Array.isArray(services)) return []
  return services.map((service) => (service as { volume?: string }).volume).filter((volume): volume is string => !!volume)
}

// What every change passes, how data comes back, and what is watched.
export function DeliveryView({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  const monitors = useValue<unknown[]>('/monitoring') ?? []
  return (
    <NamesProvider value={names}>
      <Page>
        <Section title={t('editors.infrastructure.ci.title')} hint={t('editors.infrastructure.ci.hint')}>
          <SchemaFields stage={stage} shape="Infrastructure" pointer="" hints={hints} only={['ci']} />
        </Section>
        <Section title={t('editors.infrastructure.backup.title')} hint={t('editors.infrastructure.backup.hint')}>
          <SchemaFields stage={stage} shape="Infrastructure" pointer="" hints={hints} only={['backup']} />
        </Section>
        <Section title={t('editors.infrastructure.monitoring.title')} count={monitors.length}>
          <ListAt
            pointer="/monitoring"
            what={t('editors.infrastructure.monitoring.one')}
            title={(item) => String(item.signal ?? item.id ?? '')}
            note={(item) => String(item.alert ?? '')}
            blank={() => ({ id: '', signal: '', alert: '' })}
            empty={t('editors.infrastructure.monitoring.empty')}
          >
            {(pointer) => <SchemaFields stage={stage} shape="Monitor" pointer={pointer} hints={hints} />}
          </ListAt>
        </Section>
      </Page>
    </NamesProvider>
  )
}
