import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { ChoiceAt, TextAt } from '../form/fields'
import { cardinalities, fieldsOf, holderOf, type Relationship } from './model'
import { useEntities } from './use-model'

export const cardinalityChoices = () => cardinalities.map((value) => ({ value, label: t(`editors.dataModel.cardinalities.${value}`) }))
export const onDeleteChoices = () =>
  (['cascade', 'restrict', 'set-null'] as const).map((value) => ({ value, label: t(`editors.dataModel.onDelete.${value}`) }))

// One relationship, with the sentence that its parts make.
export function RelationshipForm({ pointer }: { pointer: string }) {
  const one = useValue<Relationship>(pointer)
  const entities = useEntities()
  if (!one) return null
  const choices = entities.map((entity) => ({ value: entity.name, label: entity.name }))
  const holder = entities.find((entity) => entity.name === holderOf(one))
  const isJoined = one.type === 'many-to-many'
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <ChoiceAt pointer={`${pointer}/from`} label={t('editors.dataModel.labels.from')} choices={choices} required />
        <ChoiceAt pointer={`${pointer}/to`} label={t('editors.dataModel.labels.to')} choices={choices} required />
      </div>
      <ChoiceAt
        pointer={`${pointer}/type`}
        label={t('editors.dataModel.cardinality')}
        choices={cardinalityChoices()}
        hint={one.type in sentences ? t(sentences[one.type], { from: one.from, to: one.to }) : undefined}
        required
      />
      <TextAt
        pointer={`${pointer}/foreignKey`}
        label={t(isJoined ? 'editors.dataModel.joinTable' : 'editors.dataModel.labels.foreignKey')}
        suggestions={fieldsOf(holder).map((field) => field.name)}
        hint={holder ? t('editors.dataModel.usesField', { key: one.foreignKey, entity: holder.name }) : undefined}
        required
        mono
      />
      <ChoiceAt pointer={`${pointer}/onDelete`} label={t('editors.dataModel.labels.onDelete')} choices={onDeleteChoices()} />
      <TextAt pointer={`${pointer}/description`} label={t('editors.dataModel.columns.description')} long />
      <TextAt pointer={`${pointer}/id`} label={t('editors.dataModel.labels.id')} mono />
    </div>
  )
}

export const sentences = {
  'one-to-one': 'editors.dataModel.reads.one-to-one',
  'one-to-many': 'editors.dataModel.reads.one-to-many',
  'many-to-one': 'editors.dataModel.reads.many-to-one',
  'many-to-many': 'editors.dataModel.reads.many-to-many',
} as const
