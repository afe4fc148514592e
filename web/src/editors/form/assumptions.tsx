import { Link } from '@tanstack/react-router'

import { stageNames, type Project } from '~/api/types'
import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { free, type Item } from './edit'
import { TextAt } from './fields'
import { IdBox } from './id-box'
import { ListAt } from './list'
import { Section } from './section'

const ids = (items: Item[]) => items.map((item) => String(item.id ?? ''))

// What the engine decided where nobody had said anything, each with the question that overrides it.
export function Assumptions({ project }: { project: Project }) {
  const assumptions = useValue<Item[]>('/assumptions') ?? []
  return (
    <Section title={t('editors.form.assumptions.assumptions')} count={assumptions.length} hint={t('editors.form.assumptions.assumptionsHint')}>
      <ListAt
        pointer="/assumptions"
        what={t('editors.form.assumptions.assumption')}
        empty={t('editors.form.assumptions.noAssumptions')}
        title={(item) => String(item.text ?? '')}
        note={(item) => <code className="font-mono text-code">{String(item.override ?? '')}</code>}
        blank={(items) => ({ id: free('assumption', ids(items)), text: '', because: '', override: '' })}
      >
        {(at, item) => {
          const [stage, topic] = String(item.override ?? '').split('.')
          const known = stageNames.find((name) => name === stage)
          return (
            <>
              <TextAt pointer={`${at}/text`} label={t('editors.form.assumptions.assumption')} long required />
              <TextAt pointer={`${at}/because`} label={t('editors.form.assumptions.because')} long required />
              <div className="grid gap-4 sm:grid-cols-2">
                <TextAt pointer={`${at}/override`} label={t('editors.form.assumptions.override')} mono required />
                <IdBox pointer={`${at}/id`} label={t('editors.form.assumptions.id')} taken={ids(assumptions)} />
              </div>
              {known && topic && (
                <Link to="/p/$slug/$stage/interview" params={{ slug: project.slug, stage: known }} search={{ q: topic, mode: undefined }} className="self-start text-accent-text underline">
                  {t('editors.form.assumptions.answer')}
                </Link>
              )}
            </>
          )
        }}
      </ListAt>
    </Section>
  )
}
