import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { findingsOf } from '~/api/queries'
import { stageNames, type Finding, type Severity } from '~/api/types'
import { countOf } from '~/stage/findings'
import { useProject } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { Select } from '~/ui/field'
import { Segmented } from '~/ui/segmented'
import { isLong } from '~/ui/long-list'
import { FindingRow } from './finding-row'
import { Page } from './page'

const severities = ['all', 'error', 'warning', 'info', 'waived'] as const
type Shown = (typeof severities)[number]

const isShown = (finding: Finding, shown: Shown) =>
  shown === 'waived' ? finding.waived !== undefined : finding.waived === undefined && (shown === 'all' || finding.severity === shown)

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

export function Problems() {
  const project = useProject()
  const search = useSearch({ from: '/p/$slug/problems' })
  const navigate = useNavigate({ from: '/p/$slug/problems' })
  const { data, error, refetch, isFetching } = useQuery(findingsOf(project.id))
  const shown: Shown = severities.find((one) => one === search.severity) ?? 'all'
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })

  if (error) return <Page title={t('shell.problems')}><Failure error={error} retry={() => void refetch()} /></Page>
  if (!data) return <Loading />
  const all = data.findings
  const count = countOf(all)
  const numbers: Record<Shown, number> = {
    all: count.errors + count.warnings + count.notes,
    error: count.errors,
    warning: count.warnings,
    info: count.notes,
    waived: all.filter((finding) => finding.waived !== undefined).length,
  }
  const rules = [...new Set(all.map((finding) => finding.rule))].sort()
  const matching = all.filter(
    (finding) =>
      isShown(finding, shown) &&
      (!search.stage || finding.stage === search.stage) &&
      (!search.rule || finding.rule === search.rule),
  )
  const isFiltered = search.severity !== undefined || search.stage !== undefined || search.rule !== undefined
  return (
    <Page
      title={t('shell.problems')}
      lead={t('pages.problems.lead')}
      actions={
        <Button onClick={() => void refetch()} busy={isFetching}>
          {t('pages.problems.check')}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t('pages.problems.severity')}
          value={shown}
          onChange={(next) => set({ severity: next === 'all' ? undefined : next })}
          choices={severities.map((value) => ({ value, label: `${t(`pages.problems.severities.${value}`)} ${numbers[value]}` }))}
        />
        <Select
          label={t('pages.problems.stage')}
          hideLabel
          className="!w-auto"
          value={search.stage ?? ''}
          onChange={(event) => set({ stage: event.target.value || undefined })}
          choices={[
            { value: '', label: t('pages.problems.everyStage') },
            ...stageNames.map((value) => ({ value, label: t(`common.stages.${value}`) })),
          ]}
        />
        {rules.length > 1 && (
          <Select
            label={t('pages.problems.rule')}
            hideLabel
            className="!w-auto"
            value={search.rule ?? ''}
            onChange={(event) => set({ rule: event.target.value || undefined })}
            choices={[{ value: '', label: t('pages.problems.everyRule') }, ...rules.map((value) => ({ value, label: value }))]}
          />
        )}
      </div>
      {matching.length === 0 ? (
        isFiltered ? (
          <Empty
            title={t('pages.problems.noMatch')}
            action={
              <Button onClick={() => set({ severity: undefined, stage: undefined, rule: undefined })}>{t('pages.problems.clear')}</Button>
            }
          />
        ) : (
          <Empty title={t('pages.problems.none')}>
            <p>{t('pages.problems.noneWhy')}</p>
          </Empty>
        )
      ) : (
        stageNames.map((stage) => {
          const here = matching
            .filter((finding) => finding.stage === stage)
            .sort((a, b) => order[a.severity] - order[b.severity])
          if (here.length === 0) return null
          return (
            <section key={stage} aria-label={t(`common.stages.${stage}`)} className="flex flex-col gap-2">
              <h2 className="text-lead">
                {t(`common.stages.${stage}`)} <span className="tabular font-normal text-text-3">{here.length}</span>
              </h2>
              <ul className={`divide-y divide-line rounded-lg border border-line bg-surface ${isLong(here.length) ? 'long-list' : ''}`}>
                {here.map((finding) => (
                  <FindingRow key={finding.rule + finding.pointer} project={project} finding={finding} />
                ))}
              </ul>
            </section>
          )
        })
      )}
    </Page>
  )
}
