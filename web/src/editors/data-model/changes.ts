import type { Json, Payload } from '~/api/types'
import { free, kebab, type Item } from '../form/edit'
import { entitiesOf, fieldsOf, foreignKeyFor, holderOf, relationshipsOf, type Cardinality, type Entity, type Field } from './model'

// Changes that touch more than one place of the data model. Each runs inside one recipe of Document.change: one step of undo.

// Replaces a whole word of an expression, not inside 'text'.
export function replaceWord(expression: string, from: string, to: string): string {
  const word = new RegExp(`(?<![\\w.])${escape(from)}(?!\\w)`, 'g')
  return expression
    .split(/('(?:[^']|'')*')/)
    .map((part) => (part.startsWith("'") ? part : part.replace(word, to)))
    .join('')
}
const replaceQualified = (expression: string, from: string, to: string) =>
  expression
    .split(/('(?:[^']|'')*')/)
    .map((part) => (part.startsWith("'") ? part : part.replace(new RegExp(`(?<![\\w.])${escape(from)}(?!\\w)`, 'g'), to)))
    .join('')
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const transitionsOf = (entity: Entity): Item[] => {
  const lifecycle = entity.lifecycle as Item | undefined
  return Array.isArray(lifecycle?.transitions) ? (lifecycle.transitions as Item[]) : []
}

function rewrite(holder: Item, member: string, change: (text: string) => string) {
  const value = holder[member]
  if (typeof value === 'string') {
    const next = change(value)
    if (next !== value) holder[member] = next
  } else if (Array.isArray(value)) {
    value.forEach((one, place) => {
      if (typeof one === 'string' && change(one) !== one) value[place] = change(one)
    })
  }
}

export function renameEntity(payload: Payload, from: string, to: string) {
  const exact = (text: string) => (text === from ? to : text)
  const qualified = (text: string) => (text.startsWith(`${from}.`) ? to + text.slice(from.length) : text)
  const inExpression = (text: string) => replaceWord(text, from, to)
  for (const entity of entitiesOf(payload)) {
    rewrite(entity, 'name', exact)
    rewrite(entity, 'partOf', exact)
    for (const field of fieldsOf(entity)) {
      rewrite(field, 'copiedFrom', qualified)
      rewrite(field, 'check', inExpression)
      rewrite(field, 'computed', inExpression)
      // The way the package's Markdown names what a key points at.
      rewrite(field, 'description', (text) => text.replace(new RegExp(`^FK to ${escape(from)}(?!\\w)`), `FK to ${to}`))
    }
    for (const transition of transitionsOf(entity)) rewrite(transition, 'guard', inExpression)
  }
  for (const relationship of relationshipsOf(payload)) {
    rewrite(relationship, 'from', exact)
    rewrite(relationship, 'to', exact)
  }
}

export function renameField(payload: Payload, owner: string, from: string, to: string) {
  const exact = (text: string) => (text === from ? to : text)
  const whole = `${owner}.${from}`
  const renamed = `${owner}.${to}`
  for (const entity of entitiesOf(payload)) {
    const isOwner = entity.name === owner
    const inExpression = (text: string) => {
      const elsewhere = replaceQualified(text, whole, renamed)
      return isOwner ? replaceWord(elsewhere, from, to) : elsewhere
    }
    for (const field of fieldsOf(entity)) {
      if (isOwner) rewrite(field, 'name', exact)
      rewrite(field, 'copiedFrom', (text) => (text === whole ? renamed : text))
      rewrite(field, 'check', inExpression)
      rewrite(field, 'computed', inExpression)
    }
    for (const transition of transitionsOf(entity)) rewrite(transition, 'guard', inExpression)
    if (!isOwner) continue
    rewrite(entity, 'softDelete', exact)
    if (Array.isArray(entity.unique)) for (const group of entity.unique) rewrite({ group } as Item, 'group', exact)
    if (entity.lifecycle) rewrite(entity.lifecycle as Item, 'field', exact)
  }
  for (const relationship of relationshipsOf(payload)) {
    if (holderOf(relationship) === owner) rewrite(relationship, 'foreignKey', exact)
  }
}

// Takes an entity away with its relationships; returns how many those were.
export function removeEntity(payload: Payload, name: string): number {
  const before = relationshipsOf(payload).length
  payload.entities = entitiesOf(payload).filter((entity) => entity.name !== name) as unknown as Json
  payload.relationships = relationshipsOf(payload).filter((one) => one.from !== name && one.to !== name) as unknown as Json
  for (const entity of entitiesOf(payload)) if (entity.partOf === name) delete entity.partOf
  return before - relationshipsOf(payload).length
}

export function newEntity(payload: Payload, wanted: string): Entity {
  const names = entitiesOf(payload).map((entity) => entity.name)
  const name = free(wanted, names, '')
  return {
    name,
    description: '',
    fields: [
      { name: 'id', type: 'uuid', required: true, description: 'Primary key', id: 'id' },
      { name: 'createdAt', type: 'datetime', required: true, description: 'Creation timestamp', id: 'created-at' },
      { name: 'updatedAt', type: 'datetime', required: true, description: 'Last update timestamp', id: 'updated-at' },
    ],
    id: free(kebab(name), entitiesOf(payload).map((entity) => String(entity.id ?? ''))),
  } as unknown as Entity
}

export function newField(entity: Entity | undefined): Field {
  const fields = fieldsOf(entity)
  const name = free('newField', fields.map((field) => field.name), '')
  return { name, type: 'string(120)', required: false, description: '', id: free(kebab(name), fields.map((field) => String(field.id ?? ''))) }
}

export interface NewRelationship {
  from: string
  to: string
  type: Cardinality
  foreignKey: string
  onDelete: string
  required: boolean // of the foreign key that is made
  description: string
}

export const usualForeignKey = (from: string, to: string, type: Cardinality): string =>
  type === 'many-to-many' ? '' : foreignKeyFor(type === 'many-to-one' ? to : from)

// Adds a relationship, and the field that holds its key where the entity has none; returns its place.
export function addRelationship(payload: Payload, wanted: NewRelationship): number {
  const { from, to, type, foreignKey, onDelete, required, description } = wanted
  const relationships = relationshipsOf(payload)
  const holder = type === 'many-to-one' ? from : to
  const whole = type === 'many-to-one' ? to : from
  if (type !== 'many-to-many' && foreignKey) {
    const entity = entitiesOf(payload).find((one) => one.name === holder)
    const pointedAt = entitiesOf(payload).find((one) => one.name === whole)
    if (entity && !fieldsOf(entity).some((field) => field.name === foreignKey)) {
      const keyType = fieldsOf(pointedAt).find((field) => field.name === 'id')?.type ?? 'uuid'
      const ids = fieldsOf(entity).map((field) => String(field.id ?? ''))
      const afterKeys = fieldsOf(entity).findIndex((field) => field.name === 'id') + 1
      fieldsOf(entity).splice(afterKeys, 0, {
        name: foreignKey, type: keyType, required, description: `FK to ${whole}`, id: free(kebab(foreignKey), ids),
        ...(type === 'one-to-one' ? { unique: true } : {}),
      })
    }
  }
  const id = free(kebab(`${from}-${to}`), relationships.map((one) => String(one.id ?? '')))
  const made: Item = { from, to, type, foreignKey }
  if (description) made.description = description
  made.id = id
  if (onDelete) made.onDelete = onDelete
  if (!Array.isArray(payload.relationships)) payload.relationships = []
  ;(payload.relationships as Json[]).push(made)
  return relationshipsOf(payload).length - 1
}
