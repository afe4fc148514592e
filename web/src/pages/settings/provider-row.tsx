import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { get, patch, post, remove } from '~/api/client'
import { changed, providers } from '~/api/queries'
import type { Provider, ProviderTrial } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure, Loading, notify } from '~/ui/feedback'
import { TextField } from '~/ui/field'

const isBuiltIn = (provider: Provider) => provider.baseUrl === 'builtin:'

export function ProviderRow({ provider }: { provider: Provider }) {
  const [asks, setAsks] = useState<'remove' | 'change' | null>(null)
  const [trial, setTrial] = useState<ProviderTrial | null>(null)
  const [isTrying, setTrying] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const address = `/ai-providers/${provider.id}`
  const test = async () => {
    setTrying(true)
    setError(null)
    await post<ProviderTrial>(`${address}/test`).then(setTrial, setError)
    setTrying(false)
  }
  const makeDefault = async () => {
    setError(null)
    await patch(address, { isDefault: true }).then(() => notify(t('pages.providers.madeDefault', { label: provider.label })), setError)
    await changed(providers.queryKey)
  }
  const drop = async () => {
    setAsks(null)
    await remove(address).then(() => notify(t('pages.providers.removed', { label: provider.label })), setError)
    await changed(providers.queryKey)
  }
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {provider.label}
            {provider.isDefault && (
              <span className="rounded-full bg-accent-soft px-2 py-0.5 text-meta text-accent-text">{t('pages.providers.default')}</span>
            )}
          </p>
          <p className="text-text-2">
            {isBuiltIn(provider) ? t('pages.providers.builtIn') : t(`pages.providers.kinds.${provider.provider}`)} ·{' '}
            <code className="font-mono text-code">{provider.defaultModel}</code>
            {provider.baseUrl && !isBuiltIn(provider) && ` · ${provider.baseUrl}`}
          </p>
          {!isBuiltIn(provider) && (
            <p className="text-meta text-text-2">
              {provider.hasApiKey ? t('pages.providers.keyEnds', { last: provider.apiKeyLast4 ?? '' }) : t('pages.providers.noKey')}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void test()} busy={isTrying}>
            {t('pages.providers.test')}
          </Button>
          {!provider.isDefault && <Button onClick={() => void makeDefault()}>{t('pages.providers.makeDefault')}</Button>}
          {!isBuiltIn(provider) && (
            <>
              <Button onClick={() => setAsks('change')}>{t('pages.providers.change')}</Button>
              <Button look="danger" onClick={() => setAsks('remove')}>
                {t('pages.providers.remove')}
              </Button>
            </>
          )}
        </div>
      </div>
      <div role="status">{trial && <Trial trial={trial} />}</div>
      {error !== null && <Failure error={error} />}
      {asks === 'remove' && (
        <Dialog
          open
          onOpenChange={() => setAsks(null)}
          title={t('pages.providers.removeTitle', { label: provider.label })}
          description={t('pages.providers.removeWhy')}
        >
          <DialogActions>
            <Button onClick={() => setAsks(null)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void drop()}>
              {t('pages.providers.removeAction')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {asks === 'change' && (
        <Dialog open onOpenChange={() => setAsks(null)} title={t('pages.providers.changeTitle', { label: provider.label })}>
          <ChangeProvider provider={provider} close={() => setAsks(null)} />
        </Dialog>
      )}
    </li>
  )
}

function Trial({ trial }: { trial: ProviderTrial }) {
  if (!trial.success) return <p className="rounded-md bg-error-soft px-3 py-2 text-error">{t('pages.providers.failed', { error: trial.error ?? '' })}</p>
  return (
    <p className="rounded-md bg-ok-soft px-3 py-2 text-ok">
      {t('pages.providers.answered', { model: trial.model, ms: trial.latencyMs })}
      {trial.capabilities.length > 0 && ` ${t('pages.providers.can', { list: trial.capabilities.join(', ') })}`}
    </p>
  )
}

function ChangeProvider({ provider, close }: { provider: Provider; close: () => void }) {
  const [label, setLabel] = useState(provider.label)
  const [model, setModel] = useState(provider.defaultModel)
  const [apiKey, setApiKey] = useState('')
  const [wantsModels, setWantsModels] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const models = useQuery({
    queryKey: ['providers', provider.id, 'models'],
    queryFn: () => get<{ items: { id: string }[] }>(`/ai-providers/${provider.id}/models`).then((answer) => answer.items.map(({ id }) => id)),
    enabled: wantsModels,
    retry: false,
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await patch(`/ai-providers/${provider.id}`, {
        label: label.trim(),
        defaultModel: model.trim(),
        ...(apiKey ? { apiKey } : {}),
      })
      await changed(providers.queryKey)
      notify(t('pages.settings.saved'))
      close()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <TextField label={t('pages.providers.label')} value={label} onChange={(event) => setLabel(event.target.value)} />
      <TextField
        label={t('pages.providers.model')}
        spellCheck={false}
        value={model}
        onChange={(event) => setModel(event.target.value)}
      />
      <div>
        <Button onClick={() => setWantsModels(true)} busy={models.isFetching}>
          {t('pages.providers.models')}
        </Button>
      </div>
      {models.isFetching && <Loading />}
      {models.error && <Failure error={models.error} />}
      {models.data && (
        <ul className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto" aria-label={t('pages.providers.models')}>
          {models.data.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === model}
                onClick={() => setModel(id)}
                className="min-h-7 rounded-sm border border-line px-2 font-mono text-code hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent-soft"
              >
                {id}
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={t('pages.providers.newKey')}
        type="password"
        autoComplete="off"
        hint={provider.hasApiKey ? t('pages.providers.keyEnds', { last: provider.apiKeyLast4 ?? '' }) : t('pages.providers.noKey')}
        value={apiKey}
        onChange={(event) => setApiKey(event.target.value)}
      />
      {error !== null && <Failure error={error} />}
      <DialogActions>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary" disabled={!label.trim() || !model.trim()}>
          {t('pages.providers.changeAction')}
        </Button>
      </DialogActions>
    </form>
  )
}
