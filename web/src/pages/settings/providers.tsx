import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'

import { providers } from '~/api/queries'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { Failure, Loading } from '~/ui/feedback'
import { Section } from '../page'
import { AddProvider } from './add-provider'
import { ProviderRow } from './provider-row'

export function Providers() {
  const { data, error } = useQuery(providers)
  const [isAdding, setAdding] = useState(false)
  if (error) return <Failure error={error} />
  if (!data) return <Loading />
  return (
    <Section
      title={t('pages.settings.topics.providers')}
      lead={t('pages.providers.lead')}
      actions={
        <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('pages.providers.add')}
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {data.map((provider) => (
          <ProviderRow key={provider.id} provider={provider} />
        ))}
      </ul>
      <Dialog open={isAdding} onOpenChange={setAdding} title={t('pages.providers.add')} description={t('pages.providers.keyHint')}>
        <AddProvider close={() => setAdding(false)} />
      </Dialog>
    </Section>
  )
}
