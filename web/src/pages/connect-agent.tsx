import { useState } from 'react'

import type { Project } from '~/api/types'
import { t } from '~/text'
import { CodeBlock, CopyButton } from '~/ui/copy'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { clients, configFor, places, type Client } from './agent-config'
import { Section } from './page'

export function AgentConfig({ slug, token }: { slug: string; token?: string }) {
  const [client, setClient] = useState<Client>('claude-code')
  const text = configFor(client, location.origin, slug, token)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Segmented
        label={t('pages.agents.client')}
        value={client}
        onChange={setClient}
        choices={clients.map((value) => ({ value, label: t(`pages.agents.clients.${value}`) }))}
        className="self-start"
      />
      <div className="flex items-center justify-between gap-2">
        <span className="font-mono text-code text-text-2">{places[client]}</span>
        <CopyButton text={text} />
      </div>
      <CodeBlock text={text} label={t('pages.agents.config')} />
    </div>
  )
}

export function ConnectAgent({ project }: { project: Project }) {
  return (
    <Section
      title={t('pages.agents.title')}
      lead={t('pages.agents.lead')}
      actions={
        <LinkButton to="/p/$slug/settings" params={{ slug: project.slug }} hash="tokens">
          {t('pages.agents.makeToken')}
        </LinkButton>
      }
    >
      <AgentConfig slug={project.slug} />
    </Section>
  )
}
