import type { Json, Payload } from '~/api/types'
import type { Item } from '../form/edit'

// The data model as its schema has it; members that are not named here are kept.
export interface Field extends Item {
  name: string
  type: string
  required: boolean
  description: string
}
export type Entity = Item & { name: string; description: string; fields: Field[] }
export type Cardinality = 'one-to-one' | 'one-to-many' | 'many-to-one' | 'many-to-many'
export type Relationship = Item & { from: string; to: string; type: Cardinality; foreignKey: string }

export const cardinalities: readonly Cardinality[] = ['one-to-one', 'one-to-many', 'many-to-one', 'many-to-many']

const none: never[] = []
const list = (value: Json | undefined): Item[] => (Array.isArray(value) ? (value as Item[]) : none)

export const entitiesOf = (payload: Payload) => list(payload.entities) as unknown as Entity[]
export const relationshipsOf = (payload: Payload) => list(payload.relationships) as unknown as Relationship[]
export const fieldsOf = (entity: Entity | undefined) => list(entity?.fields) as unknown as Field[]

// By what positions on the canvas are kept: the id stays when the name changes.
export const keyOf = (entity: Entity) => (typeof entity.id === 'string' && entity.id !== '' ? entity.id : entity.name)

// The entity that holds the foreign key of a relationship; none for many-to-many.
export function holderOf(relationship: Relationship): string | undefined {
  if (relationship.type === 'many-to-many') return undefined
  return relationship.type === 'many-to-one' ? relationship.from : relationship.to
}

export function foreignKeysOf(entity: string, relationships: readonly Relationship[]): Set<string> {
  return new Set(relationships.filter((one) => holderOf(one) === entity).map((one) => one.foreignKey))
}

export type Key = 'primary' | 'foreign' | null
export const keyKind = (field: Field, foreign: ReadonlySet<string>): Key =>
  field.name === 'id' ? 'primary' : foreign.has(field.name) ? 'foreign' : null

export const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

export const foreignKeyFor = (name: string) => `${camel(name)}Id`

// How many rows stand at each end, for the crow's feet: [at `from`, at `to`].
export function ends(type: Cardinality): ['one' | 'many', 'one' | 'many'] {
  const [left, right] = type.split('-to-') as ['one' | 'many', 'one' | 'many']
  return [left, right]
}
