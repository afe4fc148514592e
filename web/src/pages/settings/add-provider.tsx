import { useState, type FormEvent } from 'react'

import { post } from '~/api/client'
import { changed, providers } from '~/api/queries'
import type { Provider } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { DialogActions } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { Check, Select, TextField } from '~/ui/field'

const kinds = ['anthropic', 'openai', 'custom'] as const
type Kind = (typeof kinds)[number]

export function AddProvider({ close }: { close: () => void }) {
  const [kind, setKind] = useState<Kind>('anthropic')
  const [label, setLabel] = useState('')
  const [apiKey, setApiKey] = useState('')
  const [model, setModel] = useState('')
  const [baseUrl, setBaseUrl] = useState('')
  const [isDefault, setDefault] = useState(false)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const empty = (text: string) => (isTried && !text.trim() ? t('pages.signIn.empty') : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!model.trim() || (kind === 'custom' && !baseUrl.trim())) return
    setBusy(true)
    setError(null)
    try {
      const made = await post<Provider>('/ai-providers', {
        provider: kind,
        label: label.trim() || t(`pages.providers.kinds.${kind}`),
        apiKey,
        defaultModel: model.trim(),
        ...(baseUrl.trim() ? { baseUrl: baseUrl.trim() } : {}),
        isDefault,
      })
      await changed(providers.queryKey)
      notify(t('pages.providers.added', { label: made.label }))
      close()
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <Select
        label={t('pages.providers.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        choices={kinds.map((value) => ({ value, label: t(`pages.providers.kinds.${value}`) }))}
      />
      <TextField
        label={t('pages.providers.baseUrl')}
        hint={kind === 'custom' ? t('pages.providers.baseUrlCustom') : t('pages.providers.baseUrlHint')}
        error={kind === 'custom' ? empty(baseUrl) : undefined}
        inputMode="url"
        value={baseUrl}
        onChange={(event) => setBaseUrl(event.target.value)}
      />
      <TextField
        label={t('pages.providers.key')}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={apiKey}
        onChange={(event) => setApiKey(event.target.value)}
      />
      <TextField
        label={t('pages.providers.model')}
        hint={t('pages.providers.modelHint')}
        error={empty(model)}
        spellCheck={false}
        value={model}
        onChange={(event) => setModel(event.target.value)}
      />
      <TextField
        label={t('pages.providers.label')}
        placeholder={t(`pages.providers.kinds.${kind}`)}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Check label={t('pages.providers.isDefault')} checked={isDefault} onChange={(event) => setDefault(event.target.checked)} />
      {error !== null && <Failure error={error} />}
      <DialogActions>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary" busy={isBusy}>
          {t('pages.providers.addAction')}
        </Button>
      </DialogActions>
    </form>
  )
}
