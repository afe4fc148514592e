import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import type { Item } from '~/editors/form/edit'
import { ChoiceAt } from '~/editors/form/fields'
import { ListAt } from '~/editors/form/list'
import { Section } from '~/editors/form/section'
import { TagsAt } from '~/editors/form/tags'
import { t } from '~/text'
import type { References } from './references'

const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

// What the screen shows, each need bound to an entity or view of the design, its fields, and the operation that brings them.
export function DataNeeds({ pointer, references }: { pointer: string; references: References }) {
  const needs = useValue<Item[]>(pointer) ?? []
  const first = [...references.answers.keys()][0] ?? ''
  return (
    <Section title={t('editors.sections.needs.title')} count={needs.length} hint={t('editors.sections.needs.hint')}>
      <ListAt
        pointer={pointer}
        what={t('editors.sections.needs.one')}
        title={(item) => String(item.entity ?? '')}
        note={(item) => {
          const wrong = wrongIn(item, references)
          return wrong.length > 0 ? <Broken text={wrong.join(' ')} /> : String(item.endpoint ?? '')
        }}
        blank={() => ({ entity: first, fields: [] })}
        empty={t('editors.sections.needs.empty')}
      >
        {(at, item) => <Need pointer={at} item={item} references={references} />}
      </ListAt>
    </Section>
  )
}

function Need({ pointer, item, references }: { pointer: string; item: Item; references: References }) {
  const { answers, operations } = references
  const entity = String(item.entity ?? '')
  const wrong = wrongIn(item, references)
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceAt
          pointer={`${pointer}/entity`}
          label={t('editors.sections.needs.entity')}
          required
          choices={[...answers.keys()].map((name) => ({ value: name, label: name }))}
        />
        <ChoiceAt
          pointer={`${pointer}/endpoint`}
          label={t('editors.sections.needs.endpoint')}
          choices={operations.map((operation) => ({ value: operation, label: operation }))}
        />
      </div>
      <TagsAt pointer={`${pointer}/fields`} label={t('editors.sections.needs.fields')} mono suggestions={answers.get(entity) ?? []} />
      {wrong.map((text) => (
        <Broken key={text} text={text} />
      ))}
    </>
  )
}

function wrongIn(item: Item, { answers, operations, isKnown }: References): string[] {
  if (!isKnown) return []
  const entity = String(item.entity ?? '')
  const fields = answers.get(entity)
  if (!fields) return [t('editors.sections.noEntity', { name: entity })]
  const lost = texts(item.fields).filter((field) => !fields.includes(field.split('.')[0]!))
  const endpoint = item.endpoint === undefined ? '' : String(item.endpoint)
  return [
    ...(lost.length > 0 ? [t('editors.sections.noField', { entity, name: lost.join(', ') })] : []),
    ...(endpoint && !operations.includes(endpoint) ? [t('editors.sections.noOperation', { name: endpoint })] : []),
  ]
}
