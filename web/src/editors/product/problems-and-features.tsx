import { useState } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { free, kebab, type Item } from '../form/edit'
import { ChoiceAt, TextAt } from '../form/fields'
import { IdBox } from '../form/id-box'
import { ListAt } from '../form/list'
import { useNames } from '../form/names'
import { Section } from '../form/section'
import { TagsAt } from '../form/tags'

const none: Item[] = []
export const useItems = (pointer: string) => (useValue<Json>(pointer) ?? none) as Item[]
export const idsOf = (items: Item[]) => items.map((item) => String(item?.id ?? ''))
export const texts = (value: Json | undefined) => (Array.isArray(value) ? value.map(String) : [])

export function Problems() {
  const { features } = useNames()
  const nameOf = (id: string) => features.find((feature) => feature.value === id)?.label ?? id
  const problems = useItems('/problems')
  return (
    <Section title={t('editors.product.problems')} count={problems.length} hint={t('editors.product.problemsHint')}>
      <ListAt
        pointer="/problems"
        what={t('editors.product.problem')}
        empty={t('editors.product.noProblems')}
        title={(item) => String(item.problem ?? '')}
        note={(item) => (texts(item.features).length === 0 ? <span className="text-warn">{t('editors.product.noFeature')}</span> : `→ ${texts(item.features).map(nameOf).join(', ')}`)}
        blank={(items) => ({ id: free('problem', idsOf(items)), problem: '' })}
      >
        {(at) => (
          <>
            <TextAt pointer={`${at}/problem`} label={t('editors.product.problemLabel')} long required />
            <TextAt pointer={`${at}/solution`} label={t('editors.product.solution')} long />
            <TagsAt pointer={`${at}/features`} label={t('editors.product.carriedBy')} suggestions={features} />
            <IdBox pointer={`${at}/id`} label={t('editors.product.id')} taken={idsOf(problems)} />
          </>
        )}
      </ListAt>
    </Section>
  )
}

const priorities = ['must', 'should', 'could'] as const

export function Features() {
  const features = useItems('/features')
  const problems = useItems('/problems')
  const [only, setOnly] = useState<string>('')
  const solvedBy = (id: string) => problems.filter((problem) => texts(problem.features).includes(id))
  return (
    <Section title={t('editors.product.features')} count={features.length} hint={t('editors.product.featuresHint')} actions={<Priorities features={features} chosen={only} choose={setOnly} />}>
      <ListAt
        pointer="/features"
        what={t('editors.product.feature')}
        empty={t('editors.product.noFeatures')}
        title={(item) => String(item.name ?? '')}
        hide={only ? (item) => item.priority !== only : undefined}
        note={(item) => (
          <>
            {(priorities as readonly string[]).includes(String(item.priority)) && <Priority value={item.priority as 'must'} />}
            {item.description && <span className="ms-2">{String(item.description)}</span>}
          </>
        )}
        blank={(items) => {
          const name = free(t('editors.product.newFeature'), items.map((item) => String(item.name)), ' ')
          return { id: free(kebab(name), idsOf(items)), name, priority: 'should' }
        }}
      >
        {(at, item) => (
          <>
            <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
              <TextAt pointer={`${at}/name`} label={t('editors.product.name')} required maxLength={200} />
              <ChoiceAt pointer={`${at}/priority`} label={t('editors.product.priority')} choices={priorities.map((value) => ({ value, label: t(`editors.product.priorities.${value}`) }))} />
            </div>
            <TextAt pointer={`${at}/description`} label={t('editors.product.description')} long />
            <Solves solved={solvedBy(String(item.id))} />
            <IdBox
              pointer={`${at}/id`}
              label={t('editors.product.id')}
              taken={idsOf(features)}
              follow={(payload, from, to) => {
                for (const problem of (payload.problems ?? []) as Item[]) {
                  if (Array.isArray(problem.features)) problem.features = problem.features.map((id) => (id === from ? to : id))
                }
              }}
            />
          </>
        )}
      </ListAt>
    </Section>
  )
}

const marks = { must: 'text-accent-text bg-accent-soft', should: 'text-text-2 bg-raised', could: 'text-text-3 bg-raised' }

function Priority({ value }: { value: keyof typeof marks }) {
  return <span className={`rounded-sm px-1.5 py-0.5 text-meta ${marks[value]}`}>{t(`editors.product.priorities.${value}`)}</span>
}

function Priorities({ features, chosen, choose }: { features: Item[]; chosen: string; choose: (priority: string) => void }) {
  return (
    <div role="group" aria-label={t('editors.product.priority')} className="flex gap-1">
      {['', ...priorities].map((value) => {
        const count = value ? features.filter((feature) => feature.priority === value).length : features.length
        return (
          <button
            key={value}
            type="button"
            aria-pressed={chosen === value}
            onClick={() => choose(value)}
            className={`min-h-7 rounded-md px-2 text-meta ${chosen === value ? 'bg-accent-soft font-medium text-accent-text' : 'text-text-2 hover:bg-raised'}`}
          >
            {value ? `${t(`editors.product.priorities.${value as 'must'}`)} ${count}` : t('editors.product.filterAll', { count })}
          </button>
        )
      })}
    </div>
  )
}

function Solves({ solved }: { solved: Item[] }) {
  return (
    <div>
      <p className="font-medium">{t('editors.product.solves')}</p>
      {solved.length === 0 ? (
        <p className="text-text-3">{t('editors.product.solvesNothing')}</p>
      ) : (
        <ul className="list-disc ps-5 text-text-2">
          {solved.map((problem, at) => (
            <li key={at}>{String(problem.problem)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
