import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'

import { budgets, projects, usage } from '~/api/queries'
import type { Spent } from '~/api/types'
import { money, t } from '~/text'
import { Button } from '~/ui/button'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { Page, Section } from './page'
import { csvOf, daysOf, type Day } from './usage-days'
import { dayName, short } from './usage-format'
import { UsageTable } from './usage-table'

const UsageChart = lazy(() => import('./usage-chart').then((module) => ({ default: module.UsageChart })))

const periods = { '7d': 7, '30d': 30, '90d': 90, all: null } as const
type Period = keyof typeof periods
const measures = {
  cost: { value: (day: Day) => day.cost, format: (value: number) => (value === 0 ? '$0' : money(String(value))) },
  tokens: { value: (day: Day) => day.tokens, format: short },
  calls: { value: (day: Day) => day.calls, format: short },
} as const
type Measure = keyof typeof measures

function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export function UsagePage() {
  const search = useSearch({ from: '/usage' })
  const navigate = useNavigate({ from: '/usage' })
  const period: Period = search.period && Object.hasOwn(periods, search.period) ? (search.period as Period) : '30d'
  const { data, error, refetch } = useQuery(usage(period))
  const named = useQuery(projects()).data
  const projectName = (slug: string) => named?.find((one) => one.slug === slug)?.name ?? slug
  const [chosen, setChosen] = useState<Measure | null>(null)
  const days = useMemo(() => daysOf(data?.byDay ?? [], periods[period]), [data, period])
  const measure: Measure = chosen ?? (days.some((day) => day.cost > 0) ? 'cost' : 'calls')

  const download = () =>
    data &&
    save(
      `nonagon-usage-${period}.csv`,
      csvOf([
        { by: 'day', rows: data.byDay },
        { by: 'project', rows: data.byProject },
        { by: 'model', rows: data.byModel },
      ]),
    )
  return (
    <Page
      title={t('shell.usage')}
      lead={t('pages.usage.lead')}
      actions={
        <>
          <Segmented
            label={t('pages.usage.period')}
            value={period}
            onChange={(next) => void navigate({ search: { period: next }, replace: true })}
            choices={(Object.keys(periods) as Period[]).map((value) => ({ value, label: t(`pages.usage.periods.${value}`) }))}
          />
          <Button icon={<Download size={14} aria-hidden />} disabled={!data} onClick={download}>
            {t('pages.usage.csv')}
          </Button>
        </>
      }
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Totals total={data.total} />
          {data.total.calls === 0 ? (
            <Empty title={t('pages.usage.none')} action={<LinkButton to="/new">{t('shell.newProject')}</LinkButton>}>
              <p>{t('pages.usage.noneWhy')}</p>
            </Empty>
          ) : (
            <>
              <Section
                title={t('pages.usage.daily')}
                actions={
                  <Segmented
                    label={t('pages.usage.measure')}
                    value={measure}
                    onChange={setChosen}
                    choices={(Object.keys(measures) as Measure[]).map((value) => ({ value, label: t(`pages.usage.measures.${value}`) }))}
                  />
                }
              >
                <Suspense fallback={<div className="h-55" />}>
                  <UsageChart days={days} {...measures[measure]} />
                </Suspense>
                <details>
                  <summary className="min-h-6 font-medium">{t('pages.usage.asTable')}</summary>
                  <UsageTable first={t('pages.usage.day')} rows={[...data.byDay].sort((a, b) => b.key.localeCompare(a.key))} name={dayName} />
                </details>
              </Section>
              <div className="grid items-start gap-6 lg:grid-cols-2">
                <Section title={t('pages.usage.byProject')}>
                  <UsageTable first={t('pages.usage.project')} rows={data.byProject} name={projectName} />
                </Section>
                <Section title={t('pages.usage.byModel')}>
                  <UsageTable first={t('pages.usage.model')} rows={data.byModel} />
                </Section>
              </div>
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Totals({ total }: { total: Spent }) {
  const { data: limits } = useQuery(budgets)
  const tiles = [
    { name: t('pages.usage.measures.cost'), value: money(total.estimatedCost), note: limits?.month ? t('pages.usage.ofMonth', { amount: money(limits.month) }) : '' },
    { name: t('pages.usage.measures.calls'), value: total.calls.toLocaleString('en'), note: total.callsWithoutPrice > 0 ? t('pages.usage.unpriced', { count: total.callsWithoutPrice }) : '' },
    { name: t('pages.usage.input'), value: total.inputTokens.toLocaleString('en'), note: '' },
    { name: t('pages.usage.output'), value: total.outputTokens.toLocaleString('en'), note: '' },
  ]
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {tiles.map((tile) => (
        <div key={tile.name} className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface px-4 py-3">
          <dt className="text-text-2">
            {tile.name}
            {tile.note && <span className="block text-meta text-text-3">{tile.note}</span>}
          </dt>
          <dd className="tabular text-section font-semibold">{tile.value}</dd>
        </div>
      ))}
    </dl>
  )
}
