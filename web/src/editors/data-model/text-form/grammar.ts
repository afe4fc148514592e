import type { Json } from '~/api/types'
import { t } from '~/text'
import type { Item } from '../../form/edit'
import { cardinalities, type Cardinality } from '../model'
import { readType } from '../type-grammar'
import { expressions, flags, lists, words } from './attributes'
import type { Reader, Token } from './reader'

// What the text says of a thing; undefined where it says nothing.
export type Members = Record<string, Json | undefined>

function readField(reader: Reader): Members {
  const name = reader.name(t('editors.dataModel.mistakes.words.field'))
  const first = reader.next
  if (!reader.is('word')) reader.stop(reader.expected(t('editors.dataModel.mistakes.typeOf', { name })))
  let type = reader.take().text
  if (reader.is('mark', '(')) type += `(${reader.names(t('editors.dataModel.mistakes.words.value')).join(',')})`
  if (reader.skip('mark', '[]')) type += '[]'
  const read = readType(type)
  if ('problem' in read) reader.stop(t('editors.dataModel.mistakes.noType', { type, why: t(`editors.dataModel.mistakes.types.${read.problem}`) }), first)
  const said: Members = { name, type, required: !reader.skip('mark', '?'), description: '' }
  for (const member of ['default', ...flags, ...words, ...expressions, ...lists]) said[member] = undefined
  while (reader.skip('mark', '@')) {
    const token = reader.next
    const attribute = reader.name(t('editors.dataModel.mistakes.words.attribute'))
    if (attribute === 'default') said.default = reader.json()
    else if ((flags as readonly string[]).includes(attribute)) said[attribute] = true
    else if ((words as readonly string[]).includes(attribute)) said[attribute] = reader.one(t('editors.dataModel.mistakes.words.word'))
    else if ((expressions as readonly string[]).includes(attribute)) said[attribute] = reader.one(t('editors.dataModel.mistakes.words.expression'))
    else if ((lists as readonly string[]).includes(attribute)) said[attribute] = reader.names(t('editors.dataModel.mistakes.words.name'))
    else reader.stop(t('editors.dataModel.mistakes.ofField', { attribute, known: ['default', ...flags, ...words, ...expressions, ...lists].map((one) => `@${one}`).join(', ') }), token)
  }
  if (reader.is('text')) said.description = reader.quoted()
  reader.endOfLine()
  return said
}

export interface EntityText {
  said: Members
  fields: { said: Members; at: number }[]
  at: number
}

export function readEntity(reader: Reader): EntityText {
  const at = reader.next.at
  const said: Members = { name: reader.name(t('editors.dataModel.mistakes.words.entityName')), description: reader.is('text') ? reader.quoted() : '' }
  for (const member of ['unique', 'partOf', 'softDelete', 'appendOnly', 'features', 'lifecycle', 'invariants']) said[member] = undefined
  const fields: EntityText['fields'] = []
  const add = (member: string, value: Json) => void ((said[member] ??= []) as Json[]).push(value)
  reader.expect('{')
  reader.lines()
  while (!reader.is('mark', '}')) {
    if (reader.is('end')) reader.stop(t('editors.dataModel.mistakes.openEntity', { name: String(said.name) }))
    if (!reader.skip('mark', '@')) {
      fields.push({ at: reader.next.at, said: readField(reader) })
      reader.lines()
      continue
    }
    const token = reader.next
    const attribute = reader.name(t('editors.dataModel.mistakes.words.attribute'))
    switch (attribute) {
      case 'unique': add('unique', reader.names(t('editors.dataModel.mistakes.words.aField'))); break
      case 'partOf': case 'softDelete': said[attribute] = reader.one(t('editors.dataModel.mistakes.words.oneName')); break
      case 'appendOnly': said.appendOnly = true; break
      case 'features': said.features = reader.names(t('editors.dataModel.mistakes.words.feature')); break
      case 'lifecycle': {
        const [field, initial, ...final] = reader.names(t('editors.dataModel.mistakes.words.name'))
        if (!field || !initial) reader.stop(t('editors.dataModel.mistakes.lifecycle'), token)
        said.lifecycle = { field: field!, initial: initial!, final, transitions: [] }
        break
      }
      case 'transition': {
        const given = reader.names(t('editors.dataModel.mistakes.words.state'))
        const lifecycle = said.lifecycle as Item | undefined
        if (!lifecycle) reader.stop(t('editors.dataModel.mistakes.transitionAlone'), token)
        if (given.length < 3) reader.stop(t('editors.dataModel.mistakes.transition'), token)
        const step: Item = { from: given.slice(0, -2), to: given.at(-2)!, action: given.at(-1)! }
        if (reader.is('mark', '@')) {
          reader.take()
          const word = reader.next
          if (reader.name(t('editors.dataModel.mistakes.words.attribute')) !== 'guard') reader.stop(t('editors.dataModel.mistakes.guard'), word)
          step.guard = reader.one(t('editors.dataModel.mistakes.words.condition'))
        }
        ;(lifecycle!.transitions as Json[]).push(step)
        break
      }
      case 'invariant': {
        const id = reader.one(t('editors.dataModel.mistakes.words.id'))
        add('invariants', { id, text: reader.is('text') ? reader.quoted() : '' })
        break
      }
      default:
        reader.stop(t('editors.dataModel.mistakes.ofEntity', { attribute }), token)
    }
    reader.endOfLine()
    reader.lines()
  }
  reader.expect('}')
  reader.endOfLine()
  return { said, fields, at }
}

export function readRelationship(reader: Reader): { said: Members; at: { from: Token; to: Token } } {
  const fromToken = reader.next
  const from = reader.name(t('editors.dataModel.mistakes.words.anEntity'))
  const kind = reader.next
  const type = reader.name(t('editors.dataModel.mistakes.words.cardinality'))
  if (!cardinalities.includes(type as Cardinality)) reader.stop(t('editors.dataModel.mistakes.cardinality', { type, known: cardinalities.join(', ') }), kind)
  const toToken = reader.next
  const said: Members = { from, to: reader.name(t('editors.dataModel.mistakes.words.anEntity')), type, foreignKey: '', onDelete: undefined, description: undefined }
  while (reader.skip('mark', '@')) {
    const token = reader.next
    const attribute = reader.name(t('editors.dataModel.mistakes.words.attribute'))
    if (attribute === 'foreignKey') said.foreignKey = reader.one(t('editors.dataModel.mistakes.words.oneField'))
    else if (attribute === 'onDelete') {
      const value = reader.one(t('editors.dataModel.mistakes.words.word'))
      if (!['cascade', 'restrict', 'set-null'].includes(value)) reader.stop(t('editors.dataModel.mistakes.onDelete'), token)
      said.onDelete = value
    } else reader.stop(t('editors.dataModel.mistakes.ofRelation', { attribute }), token)
  }
  if (reader.is('text')) said.description = reader.quoted()
  reader.endOfLine()
  return { said, at: { from: fromToken, to: toToken } }
}
