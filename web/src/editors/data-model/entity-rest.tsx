import { Plus, Trash2 } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { free, kebab, useEdit, type Item } from '../form/edit'
import { TextAt } from '../form/fields'
import { ListAt } from '../form/list'
import { SchemaFields } from '../form/schema-fields'
import { Section } from '../form/section'
import { Tags } from '../form/tags'
import { hints } from './hints'
import { entitiesOf, fieldsOf, type Entity } from './model'
import { enumValues } from './type-grammar'
import { useEntities } from './use-model'

// What an entity has besides fields: unique groups, states, invariants, where it comes from.
export function EntityRest({ place }: { place: number }) {
  const pointer = `/entities/${place}`
  const entity = useValue<Entity>(pointer)
  const all = useEntities()
  if (!entity) return null
  const taken = all.flatMap((one) => (Array.isArray(one.invariants) ? (one.invariants as Item[]).map((rule) => String(rule.id)) : []))
  return (
    <>
      <Section title={t('editors.dataModel.uniqueGroups')}>
        <UniqueGroups pointer={pointer} entity={entity} />
      </Section>
      <Section title={t('editors.dataModel.lifecycle')}>
        <Lifecycle pointer={`${pointer}/lifecycle`} entity={entity} />
      </Section>
      <Section title={t('editors.dataModel.invariants')}>
        <ListAt
          pointer={`${pointer}/invariants`}
          what={t('editors.dataModel.invariant')}
          empty={t('editors.dataModel.noInvariants')}
          title={(item) => String(item.text || item.id || '')}
          blank={() => ({ id: free(`${kebab(entity.name)}-rule`, taken), text: '' })}
        >
          {(at) => (
            <>
              <TextAt pointer={`${at}/text`} label={t('editors.dataModel.invariant')} long required />
              <TextAt pointer={`${at}/id`} label={t('editors.dataModel.labels.id')} mono required />
            </>
          )}
        </ListAt>
      </Section>
      <Section title={t('editors.dataModel.rest')}>
        <SchemaFields
          stage="dataModel"
          shape="Entity"
          pointer={pointer}
          hints={hints}
          except={['name', 'description', 'fields', 'unique', 'lifecycle', 'invariants']}
        />
      </Section>
    </>
  )
}

function UniqueGroups({ pointer, entity }: { pointer: string; entity: Entity }) {
  const edit = useEdit()
  const groups = Array.isArray(entity.unique) ? (entity.unique as string[][]) : []
  const names = fieldsOf(entity).map((field) => field.name)
  const what = t('editors.dataModel.uniqueGroup')
  return (
    <div className="flex flex-col gap-2" data-pointer={`${pointer}/unique`} tabIndex={-1}>
      {groups.map((group, at) => (
        <div key={at} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <Tags
              label={`${t('editors.dataModel.uniqueGroups')} ${at + 1}`}
              hideLabel
              mono
              pointer={`${pointer}/unique/${at}`}
              tags={Array.isArray(group) ? group : []}
              suggestions={names}
              onChange={(next) => edit.set(`${pointer}/unique/${at}`, next, what)}
            />
          </div>
          <IconButton
            label={t('editors.form.remove', { what: (Array.isArray(group) ? group : []).join(' + ') || what })}
            onClick={() => (groups.length === 1 ? edit.set(`${pointer}/unique`, undefined, what) : edit.remove(`${pointer}/unique`, at, what))}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button look="quiet" className="self-start" icon={<Plus size={14} aria-hidden />} onClick={() => edit.insert(`${pointer}/unique`, [], what)}>
        {t('editors.form.add', { what })}
      </Button>
    </div>
  )
}

function Lifecycle({ pointer, entity }: { pointer: string; entity: Entity }) {
  const edit = useEdit()
  const lifecycle = entity.lifecycle as Item | undefined
  if (!lifecycle) {
    const state = fieldsOf(entity).find((field) => enumValues(field.type) && /status|state/i.test(field.name)) ?? fieldsOf(entity).find((field) => enumValues(field.type))
    return (
      <div className="flex flex-col items-start gap-1" data-pointer={pointer} tabIndex={-1}>
        <p className="text-text-3">{t('editors.dataModel.noLifecycle', { name: entity.name })}</p>
        <Button
          look="quiet"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => {
            const values = state ? (enumValues(state.type) ?? []) : []
            edit.set(pointer, { field: state?.name ?? 'status', initial: values[0] ?? '', final: [], transitions: [] }, inSentence(t('editors.dataModel.lifecycle')))
          }}
        >
          {t('editors.dataModel.addLifecycle')}
        </Button>
      </div>
    )
  }
  const field = fieldsOf(entity).find((one) => one.name === lifecycle.field)
  const states = field ? (enumValues(field.type) ?? []) : []
  return (
    <div className="relative" data-pointer={pointer} tabIndex={-1}>
      <IconButton
        label={t('editors.form.remove', { what: inSentence(t('editors.dataModel.lifecycle')) })}
        className="absolute end-0 -top-11"
        onClick={() => edit.set(pointer, undefined, inSentence(t('editors.dataModel.lifecycle')))}
      >
        <Trash2 size={14} aria-hidden />
      </IconButton>
      <SchemaFields
        stage="dataModel"
        shape="Lifecycle"
        pointer={pointer}
        hints={{
          ...hints,
          'Lifecycle.field': { ...hints['Lifecycle.field'], suggest: () => fieldsOf(entity).filter((one) => enumValues(one.type)).map((one) => one.name) },
          'Lifecycle.initial': { ...hints['Lifecycle.initial'], suggest: () => states },
          'Lifecycle.final': { mono: true, suggest: () => states },
          'Transition.from': { mono: true, suggest: () => states },
          'Transition.to': { ...hints['Transition.to'], suggest: () => states },
        }}
      />
    </div>
  )
}

// The places of entities that a search leaves: by name, description or field.
export function matching(entities: ReturnType<typeof entitiesOf>, query: string): number[] {
  const wanted = query.trim().toLowerCase()
  const places = entities.map((_, place) => place)
  if (!wanted) return places
  return places.filter((place) => {
    const entity = entities[place]!
    return entity.name.toLowerCase().includes(wanted) || fieldsOf(entity).some((field) => field.name.toLowerCase().includes(wanted))
  })
}
