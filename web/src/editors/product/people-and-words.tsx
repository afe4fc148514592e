import { t } from '~/text'
import { free, kebab } from '../form/edit'
import { TextAt } from '../form/fields'
import { IdBox } from '../form/id-box'
import { ListAt } from '../form/list'
import { useNames } from '../form/names'
import { Section } from '../form/section'
import { TagsAt } from '../form/tags'
import { idsOf, useItems } from './problems-and-features'

export function Personas() {
  const personas = useItems('/personas')
  const { roles } = useNames()
  return (
    <Section title={t('editors.product.personas')} count={personas.length}>
      <ListAt
        pointer="/personas"
        what={t('editors.product.persona')}
        empty={t('editors.product.noPersonas')}
        title={(item) => String(item.name ?? '')}
        note={(item) => String(item.description ?? '')}
        blank={(items) => {
          const name = free(t('editors.product.newPersona'), items.map((item) => String(item.name)), ' ')
          return { id: free(kebab(name), idsOf(items)), name }
        }}
      >
        {(at) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextAt pointer={`${at}/name`} label={t('editors.product.name')} required maxLength={200} />
              <TextAt pointer={`${at}/role`} label={t('editors.product.role')} hint={t('editors.product.roleHint')} suggestions={roles} mono />
            </div>
            <TextAt pointer={`${at}/description`} label={t('editors.product.description')} long />
            <IdBox pointer={`${at}/id`} label={t('editors.product.id')} taken={idsOf(personas)} />
          </>
        )}
      </ListAt>
    </Section>
  )
}

export function Constraints() {
  const constraints = useItems('/constraints')
  return (
    <Section title={t('editors.product.constraints')} count={constraints.length}>
      <ListAt
        pointer="/constraints"
        what={t('editors.product.constraint')}
        empty={t('editors.product.noConstraints')}
        title={(item) => String(item.text ?? '')}
        note={(item) => String(item.kind ?? '')}
        blank={(items) => ({ id: free('constraint', idsOf(items)), text: '' })}
      >
        {(at) => (
          <>
            <TextAt pointer={`${at}/text`} label={t('editors.product.constraintText')} long required />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextAt pointer={`${at}/kind`} label={t('editors.product.constraintKind')} suggestions={['scope', 'privacy', 'reliability', 'mobile', 'scale', 'time']} />
              <IdBox pointer={`${at}/id`} label={t('editors.product.id')} taken={idsOf(constraints)} />
            </div>
          </>
        )}
      </ListAt>
    </Section>
  )
}

export function Glossary() {
  const terms = useItems('/glossary')
  const { entities } = useNames()
  return (
    <Section title={t('editors.product.glossary')} count={terms.length} hint={t('editors.product.glossaryHint')}>
      <ListAt
        pointer="/glossary"
        what={t('editors.product.term')}
        empty={t('editors.product.noTerms')}
        title={(item) => String(item.term ?? '')}
        note={(item) => String(item.meaning ?? '')}
        blank={(items) => ({ term: free(t('editors.product.newTerm'), items.map((item) => String(item.term)), ' '), meaning: '' })}
      >
        {(at) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextAt pointer={`${at}/term`} label={t('editors.product.termLabel')} required />
              <TextAt pointer={`${at}/entity`} label={t('editors.product.entity')} suggestions={entities} mono />
            </div>
            <TextAt pointer={`${at}/meaning`} label={t('editors.product.meaning')} long required />
            <TagsAt pointer={`${at}/avoid`} label={t('editors.product.avoid')} />
          </>
        )}
      </ListAt>
    </Section>
  )
}
