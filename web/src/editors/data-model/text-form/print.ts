import type { Json, Payload } from '~/api/types'
import type { Item } from '../../form/edit'
import { entitiesOf, fieldsOf, relationshipsOf, type Entity, type Field, type Relationship } from '../model'
import { expressions, flags, lists, words } from './attributes'

// The data model as text that is quick to read and to type:
//
//   entity Order "What one customer asked for" {
//     id      uuid                      "Primary key"
//     status  enum(open,paid) @default("open") @indexed
//     note    text?
//     @unique(customerId, number)
//   }
//
//   relation Customer one-to-many Order @foreignKey(customerId) @onDelete(restrict) "A customer orders"
//
// ? marks a field that may be empty. Members that the text has no word for stay with the entity, field or relation of the
// same name, or of the same place where only the name changed.

const listed = (value: Json | undefined) => (Array.isArray(value) ? value.map(String) : [])
const quoted = (text: string) => JSON.stringify(text)
const word = /^[A-Za-z_][\w.-]*$/
const bare = (text: string) => (word.test(text) ? text : quoted(text))
const names = (texts: readonly string[]) => texts.map(bare).join(', ')

function printField(field: Field, widths: [number, number]): string {
  const type = `${field.type}${field.required ? '' : '?'}`
  const attributes: string[] = []
  if (field.default !== undefined) attributes.push(`@default(${JSON.stringify(field.default)})`)
  for (const flag of flags) if (field[flag] === true) attributes.push(`@${flag}`)
  for (const name of words) if (field[name]) attributes.push(`@${name}(${bare(String(field[name]))})`)
  for (const name of expressions) if (field[name]) attributes.push(`@${name}(${quoted(String(field[name]))})`)
  for (const name of lists) if (listed(field[name]).length) attributes.push(`@${name}(${names(listed(field[name]))})`)
  if (field.description) attributes.push(quoted(field.description))
  return `  ${bare(field.name).padEnd(widths[0])} ${type.padEnd(widths[1])} ${attributes.join(' ')}`.trimEnd()
}

function printEntity(entity: Entity): string {
  const fields = fieldsOf(entity)
  const widths: [number, number] = [
    Math.min(24, Math.max(0, ...fields.map((field) => field.name.length))),
    Math.min(28, Math.max(0, ...fields.map((field) => field.type.length + (field.required ? 0 : 1)))),
  ]
  const lines = [`entity ${bare(entity.name)}${entity.description ? ` ${quoted(entity.description)}` : ''} {`]
  for (const field of fields) lines.push(printField(field, widths))
  const rest: string[] = []
  for (const group of Array.isArray(entity.unique) ? entity.unique : []) rest.push(`@unique(${names(listed(group))})`)
  if (entity.partOf) rest.push(`@partOf(${bare(String(entity.partOf))})`)
  if (entity.softDelete) rest.push(`@softDelete(${bare(String(entity.softDelete))})`)
  if (entity.appendOnly === true) rest.push('@appendOnly')
  if (listed(entity.features).length) rest.push(`@features(${names(listed(entity.features))})`)
  const lifecycle = entity.lifecycle as Item | undefined
  if (lifecycle) {
    rest.push(`@lifecycle(${names([String(lifecycle.field), String(lifecycle.initial), ...listed(lifecycle.final)])})`)
    for (const step of Array.isArray(lifecycle.transitions) ? (lifecycle.transitions as Item[]) : []) {
      const guard = step.guard ? ` @guard(${quoted(String(step.guard))})` : ''
      rest.push(`@transition(${names([...listed(step.from), String(step.to), String(step.action)])})${guard}`)
    }
  }
  for (const invariant of Array.isArray(entity.invariants) ? (entity.invariants as Item[]) : []) {
    rest.push(`@invariant(${bare(String(invariant.id))}) ${quoted(String(invariant.text ?? ''))}`)
  }
  if (rest.length && fields.length) lines.push('')
  lines.push(...rest.map((line) => `  ${line}`), '}')
  return lines.join('\n')
}

function printRelationship(one: Relationship): string {
  const parts = [`relation ${bare(one.from)} ${one.type} ${bare(one.to)}`]
  if (one.foreignKey) parts.push(`@foreignKey(${bare(one.foreignKey)})`)
  if (one.onDelete) parts.push(`@onDelete(${bare(String(one.onDelete))})`)
  if (one.description) parts.push(quoted(String(one.description)))
  return parts.join(' ')
}

export function printModel(payload: Payload): string {
  const blocks = entitiesOf(payload).map(printEntity)
  const relations = relationshipsOf(payload).map(printRelationship)
  return [...blocks, ...(relations.length ? [relations.join('\n')] : [])].join('\n\n') + '\n'
}
