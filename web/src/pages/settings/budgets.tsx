import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { put } from '~/api/client'
import { budgets, queries } from '~/api/queries'
import type { Budgets as Limits } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading, notify } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { LinkButton } from '~/ui/link-button'
import { Section } from '../page'

const spans = ['call', 'project', 'day', 'month'] as const
const isAmount = (text: string) => text === '' || /^\d{1,9}(\.\d{1,6})?$/.test(text)

export function Budgets() {
  const { data, error } = useQuery(budgets)
  if (error) return <Failure error={error} />
  if (!data) return <Loading />
  return <BudgetForm key={JSON.stringify(data)} limits={data} />
}

function BudgetForm({ limits }: { limits: Limits }) {
  const [typed, setTyped] = useState(() => Object.fromEntries(spans.map((span) => [span, limits[span] ?? ''])) as Record<keyof Limits, string>)
  const [error, setError] = useState<unknown>(null)
  const isFine = spans.every((span) => isAmount(typed[span].trim()))
  const set = async (wanted: Limits) => queries.setQueryData(budgets.queryKey, await put<Limits>('/budgets', wanted))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isFine) return
    setError(null)
    try {
      await set(Object.fromEntries(spans.map((span) => [span, typed[span].trim() || null])) as unknown as Limits)
      notify(t('pages.settings.saved'), () => void set(limits))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Section
      title={t('pages.settings.topics.budgets')}
      lead={t('pages.budgets.lead')}
      actions={<LinkButton to="/usage">{t('pages.budgets.toUsage')}</LinkButton>}
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-lg gap-3 sm:grid-cols-2">
        {spans.map((span) => (
          <TextField
            key={span}
            label={t(`pages.budgets.spans.${span}`)}
            inputMode="decimal"
            placeholder={t('pages.budgets.none')}
            error={isAmount(typed[span].trim()) ? undefined : t('pages.budgets.rule')}
            value={typed[span]}
            onChange={(event) => setTyped({ ...typed, [span]: event.target.value })}
          />
        ))}
        <div className="sm:col-span-2">
          {error !== null && <Failure error={error} />}
          <Button type="submit" look="primary" disabled={!isFine}>
            {t('pages.budgets.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
