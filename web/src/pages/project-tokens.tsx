import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { post, remove } from '~/api/client'
import { changed, tokensOf } from '~/api/queries'
import type { McpToken, Project } from '~/api/types'
import { ago, dateTime, t } from '~/text'
import { Button } from '~/ui/button'
import { CopyButton } from '~/ui/copy'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { Select, TextField } from '~/ui/field'
import { AgentConfig } from './connect-agent'
import { Section } from './page'

export function ProjectTokens({ project }: { project: Project }) {
  const { data, error } = useQuery(tokensOf(project.id))
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<McpToken | null>(null)
  return (
    <Section
      id="tokens"
      title={t('pages.tokens.title')}
      lead={t('pages.tokens.lead')}
      actions={
        project.status === 'active' && (
          <Button look="primary" onClick={() => setMaking(true)}>
            {t('pages.tokens.make')}
          </Button>
        )
      }
    >
      {error && <Failure error={error} />}
      {data?.length === 0 && <p className="text-text-2">{t('pages.tokens.none')}</p>}
      <ul className="divide-y divide-line">
        {data?.map((token) => (
          <TokenRow key={token.id} project={project} token={token} />
        ))}
      </ul>
      <Dialog open={isMaking} onOpenChange={setMaking} title={t('pages.tokens.make')}>
        <MakeToken
          project={project}
          close={() => setMaking(false)}
          done={(token) => {
            setMaking(false)
            setMade(token)
          }}
        />
      </Dialog>
      <Dialog open={made !== null} onOpenChange={() => setMade(null)} title={t('pages.tokens.madeTitle')} description={t('pages.tokens.once')}>
        {made?.token && (
          <>
            <div className="flex items-center gap-2">
              <code className="min-w-0 flex-1 rounded-md border border-line bg-sunken px-2 py-1.5 font-mono text-code break-all">{made.token}</code>
              <CopyButton text={made.token} label={t('pages.tokens.copy')} />
            </div>
            <AgentConfig slug={project.slug} token={made.token} />
          </>
        )}
        <DialogActions>
          <Button look="primary" onClick={() => setMade(null)}>
            {t('pages.tokens.kept')}
          </Button>
        </DialogActions>
      </Dialog>
    </Section>
  )
}

const lives = ['30', '90', '365', 'never'] as const
const dayMs = 86_400_000

function MakeToken({ project, close, done }: { project: Project; close: () => void; done: (token: McpToken) => void }) {
  const [label, setLabel] = useState('')
  const [life, setLife] = useState<(typeof lives)[number]>('90')
  const [isTried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!label.trim()) return
    const expiresAt = life === 'never' ? null : new Date(Date.now() + Number(life) * dayMs).toISOString()
    try {
      const token = await post<McpToken>(`/projects/${project.id}/mcp-tokens`, { label: label.trim(), expiresAt })
      await changed(tokensOf(project.id).queryKey)
      done(token)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <TextField
        label={t('pages.tokens.label')}
        placeholder={t('pages.tokens.labelExample')}
        maxLength={120}
        error={isTried && !label.trim() ? t('pages.signIn.empty') : undefined}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Select
        label={t('pages.tokens.life')}
        value={life}
        onChange={(event) => setLife(event.target.value as typeof life)}
        choices={lives.map((value) => ({ value, label: t(`pages.tokens.lives.${value}`) }))}
      />
      {error !== null && <Failure error={error} />}
      <DialogActions>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary">
          {t('pages.tokens.make')}
        </Button>
      </DialogActions>
    </form>
  )
}

function TokenRow({ project, token }: { project: Project; token: McpToken }) {
  const [asks, setAsks] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const revoke = async () => {
    setAsks(false)
    await remove(`/projects/${project.id}/mcp-tokens/${token.id}`).then(() => notify(t('pages.tokens.revoked', { label: token.label })), setError)
    await changed(tokensOf(project.id).queryKey)
  }
  return (
    <li className="flex min-h-(--row) flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0">
        <p className="truncate font-medium">{token.label}</p>
        <p className="text-meta text-text-2">
          {token.lastUsedAt ? t('pages.settings.lastUsed', { when: ago(token.lastUsedAt) }) : t('pages.tokens.unused')} ·{' '}
          {token.expiresAt ? t('pages.settings.until', { when: dateTime(token.expiresAt) }) : t('pages.tokens.lives.never')}
        </p>
      </div>
      <Button look="danger" onClick={() => setAsks(true)}>
        {t('pages.tokens.revoke')}
      </Button>
      {error !== null && <Failure error={error} />}
      {asks && (
        <Dialog open onOpenChange={setAsks} title={t('pages.tokens.revokeTitle', { label: token.label })} description={t('pages.tokens.revokeWhy')}>
          <DialogActions>
            <Button onClick={() => setAsks(false)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void revoke()}>
              {t('pages.tokens.revokeAction')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </li>
  )
}
