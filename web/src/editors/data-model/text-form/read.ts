import type { Json, Payload } from '~/api/types'
import { t } from '~/text'
import { free, kebab, type Item } from '../../form/edit'
import { entitiesOf, fieldsOf, relationshipsOf, type Entity, type Field, type Relationship } from '../model'
import { readEntity, readRelationship, type EntityText } from './grammar'
import { invariantsOver, lifecycleOver, over } from './over'
import { Reader, Stop, tokenize } from './reader'

export interface TextMistake {
  line: number
  column: number
  message: string
  from: number
  to: number
}

export type ModelReading = { payload: Payload } | { mistake: TextMistake }

export function readModel(source: string, before: Payload): ModelReading {
  try {
    return { payload: read(source, before) }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const above = source.slice(0, error.at).split('\n')
    return {
      mistake: { line: above.length, column: above.at(-1)!.length + 1, message: error.message, from: error.at, to: Math.min(source.length, error.at + error.length) },
    }
  }
}

function read(source: string, before: Payload): Payload {
  const reader = new Reader(tokenize(source), source)
  const entities: EntityText[] = []
  const relations: ReturnType<typeof readRelationship>[] = []
  reader.lines()
  while (!reader.is('end')) {
    const token = reader.next
    if (reader.skip('word', 'entity')) entities.push(readEntity(reader))
    else if (reader.skip('word', 'relation')) relations.push(readRelationship(reader))
    else reader.stop(t('editors.dataModel.mistakes.top', { seen: token.text }))
    reader.lines()
  }
  const known = new Set<string>()
  for (const { said, at } of entities) {
    const name = String(said.name)
    if (known.has(name)) throw new Stop(at, name.length, t('editors.dataModel.mistakes.twoEntities', { name }))
    known.add(name)
  }
  for (const { said, at } of relations) {
    for (const end of ['from', 'to'] as const) {
      if (!known.has(String(said[end]))) throw new Stop(at[end].at, at[end].text.length, t('editors.dataModel.mistakes.noEntity', { name: String(said[end]) }))
    }
  }

  const former = match(entitiesOf(before), entities.map((one) => String(one.said.name)), (one) => one.name)
  const ids = new Set(former.map((one) => String(one?.id ?? '')))
  const made = entities.map(({ said, fields }, place) => {
    const old = former[place]
    const names = fields.map((one) => String(one.said.name))
    const twice = names.findIndex((name, at) => names.indexOf(name) !== at)
    if (twice >= 0) throw new Stop(fields[twice]!.at, names[twice]!.length, t('editors.dataModel.mistakes.twoFields', { entity: String(said.name), name: names[twice]! }))
    const oldFields = match(fieldsOf(old), names, (one) => one.name)
    const fieldIds = new Set(oldFields.map((one) => String(one?.id ?? '')))
    const newFields = fields.map((field, at) => {
      const entry = over<Field>(oldFields[at], field.said)
      if (!oldFields[at]) fieldIds.add((entry.id = free(kebab(entry.name), fieldIds)))
      return entry
    })
    const entity = over<Entity>(old, { ...said, lifecycle: lifecycleOver(old?.lifecycle as Item | undefined, said.lifecycle as Item | undefined), invariants: invariantsOver(old, said.invariants) })
    if (JSON.stringify(fieldsOf(old)) !== JSON.stringify(newFields) || !old) entity.fields = newFields
    if (!old) ids.add((entity.id = free(kebab(entity.name), ids)))
    return entity
  })

  const label = (one: Item) => `${String(one.from)} ${String(one.to)} ${String(one.foreignKey)}`
  const formerRelations = match(relationshipsOf(before), relations.map((one) => label(one.said as Item)), label)
  const relationIds = new Set(formerRelations.map((one) => String(one?.id ?? '')))
  const madeRelations = relations.map(({ said }, place) => {
    const entry = over<Relationship>(formerRelations[place], said)
    if (!formerRelations[place]) relationIds.add((entry.id = free(kebab(`${entry.from}-${entry.to}`), relationIds)))
    return entry
  })
  return { ...before, entities: made as unknown as Json, relationships: madeRelations as unknown as Json }
}

// Which of the former things each of the new ones is: by name, then by place where nothing else took it.
function match<T>(before: readonly T[], wanted: readonly string[], nameOf: (one: T) => string): (T | undefined)[] {
  const left = new Set(before.map((_, place) => place))
  const found = wanted.map((name) => {
    const place = before.findIndex((one, at) => left.has(at) && nameOf(one) === name)
    if (place >= 0) left.delete(place)
    return place >= 0 ? before[place] : undefined
  })
  const missing = found.filter((one) => one === undefined).length
  if (missing !== 1 || left.size !== 1) return found
  const place = [...left][0]!
  return found.map((one, at) => (one === undefined && at === place ? before[place] : one))
}
