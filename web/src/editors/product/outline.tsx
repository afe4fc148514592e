import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Assumptions } from '../form/assumptions'
import { TextAt } from '../form/fields'
import { NamesProvider, useNamesOf } from '../form/names'
import { Others } from '../form/others'
import { Page, Section } from '../form/section'
import { StringsAt } from '../form/strings'
import { Constraints, Glossary, Personas } from './people-and-words'
import { Features, Problems } from './problems-and-features'

// The product as one page to read and write, from why to what was taken for granted.
export function Outline({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  return (
    <NamesProvider value={names}>
      <Page>
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
            <TextAt pointer="/name" label={t('editors.product.name')} required maxLength={120} />
            <TextAt pointer="/tagline" label={t('editors.product.tagline')} hint={t('editors.product.taglineHint')} maxLength={200} />
          </div>
          <TextAt pointer="/description" label={t('editors.product.description')} long required />
        </div>
        <Problems />
        <Features />
        <Personas />
        <Constraints />
        <Section title={t('editors.product.nonGoals')} hint={t('editors.product.nonGoalsHint')}>
          <StringsAt pointer="/nonGoals" what={t('editors.product.nonGoal')} empty={t('editors.product.noNonGoals')} />
        </Section>
        <Glossary />
        <Assumptions project={project} />
        <Others
          title={t('editors.product.other')}
          known={['name', 'tagline', 'description', 'problems', 'features', 'personas', 'constraints', 'nonGoals', 'glossary', 'assumptions']}
        />
      </Page>
    </NamesProvider>
  )
}
