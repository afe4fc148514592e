import type { Json, Payload } from '~/api/types'
import { free, kebab, type Item } from '../form/edit'
import { cardinalities, entitiesOf, fieldsOf, relationshipsOf, type Cardinality, type Entity, type Field, type Relationship } from './model'
import { readType } from './type-grammar'

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

const flags = ['unique', 'indexed', 'immutable', 'pii', 'secret'] as const
const words = ['format', 'generated'] as const
const expressions = ['check', 'computed'] as const
const lists = ['setBy', 'copiedFrom'] as const

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

// ---- reading

export interface TextMistake {
  line: number
  column: number
  message: string
  from: number
  to: number
}

interface Token {
  kind: 'word' | 'text' | 'number' | 'mark' | 'line' | 'end'
  text: string
  at: number
}

class Stop extends Error {
  constructor(readonly at: number, readonly length: number, message: string) {
    super(message)
  }
}

function tokenize(source: string): Token[] {
  const found: Token[] = []
  const pattern = /(?<space>[ \t\r]+|\/\/[^\n]*)|(?<line>\n)|(?<text>"(?:[^"\\\n]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w]))|(?<word>[A-Za-z_][\w.-]*)|(?<mark>\[\]|[@(){}[\]:,?])/gy
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(source)
    if (!match) {
      const odd = source[at]!
      throw new Stop(at, 1, odd === '"' ? 'this text has no closing quote on its line' : `“${odd}” has no meaning here`)
    }
    const [kind] = Object.entries(match.groups!).find(([, value]) => value !== undefined)!
    if (kind !== 'space') found.push({ kind: kind as Token['kind'], text: match[0], at })
  }
  found.push({ kind: 'end', text: '', at: source.length })
  return found
}

class Reader {
  private place = 0
  constructor(private readonly tokens: Token[], private readonly source: string) {}

  get next() {
    return this.tokens[this.place]!
  }
  take() {
    return this.tokens[this.place++]!
  }
  is(kind: Token['kind'], text?: string) {
    return this.next.kind === kind && (text === undefined || this.next.text === text)
  }
  stop(message: string, token = this.next): never {
    throw new Stop(token.at, Math.max(1, token.text.length), message)
  }
  skip(kind: Token['kind'], text?: string) {
    if (!this.is(kind, text)) return false
    this.place++
    return true
  }
  lines() {
    while (this.skip('line'));
  }
  expect(mark: string) {
    if (!this.skip('mark', mark)) this.stop(`“${mark}” is expected${this.seen()}`)
  }
  seen() {
    return this.next.kind === 'end' ? ', but the text ends' : this.next.kind === 'line' ? ', but the line ends' : `, not “${this.next.text}”`
  }
  endOfLine() {
    if (this.is('end') || this.is('mark', '}')) return
    if (!this.skip('line')) this.stop(`the line should end here${this.seen()}`)
  }
  name(what: string): string {
    if (this.is('word') || this.is('number')) return this.take().text
    if (this.is('text')) return this.quoted()
    return this.stop(`${what} is expected${this.seen()}`)
  }
  quoted(): string {
    const token = this.take()
    try {
      return JSON.parse(token.text) as string
    } catch {
      return this.stop('this text has an escape that JSON does not know', token)
    }
  }
  names(what: string): string[] {
    const found: string[] = []
    this.expect('(')
    while (!this.is('mark', ')')) {
      found.push(this.name(what))
      if (!this.skip('mark', ',')) break
    }
    this.expect(')')
    return found
  }
  one(what: string): string {
    const token = this.next
    const found = this.names(what)
    if (found.length !== 1) this.stop(`exactly one ${what} is expected`, token)
    return found[0]!
  }
  // The JSON value between parentheses.
  json(): Json {
    this.expect('(')
    const begin = this.next
    let depth = 0
    while (!(depth === 0 && this.is('mark', ')'))) {
      if (this.is('end') || this.is('line')) this.stop('“)” is expected before the line ends')
      const { text, kind } = this.take()
      if (kind === 'mark' && '([{'.includes(text)) depth++
      if (kind === 'mark' && ')]}'.includes(text)) depth--
    }
    const source = this.source.slice(begin.at, this.next.at)
    this.expect(')')
    try {
      return JSON.parse(source) as Json
    } catch {
      return this.stop('a default is a JSON value: "text", 12, true, null', begin)
    }
  }
}

type Members = Record<string, Json | undefined>

// Writes what the text says over what was there: the rest stays, and so do members that say nothing ([] , false, "").
function over<T extends Item>(before: T | undefined, said: Members): T {
  const made: Item = { ...before }
  for (const [member, value] of Object.entries(said)) {
    if (value !== undefined) made[member] = value
    else if (!(made[member] === false || made[member] === '' || (Array.isArray(made[member]) && made[member].length === 0))) delete made[member]
  }
  return made as T
}

function readField(reader: Reader): Members {
  const name = reader.name('a field’s name')
  const first = reader.next
  if (!reader.is('word')) reader.stop(`the type of ${name} is expected${reader.seen()}`)
  let type = reader.take().text
  if (reader.is('mark', '(')) type += `(${reader.names('a value').join(',')})`
  if (reader.skip('mark', '[]')) type += '[]'
  const read = readType(type)
  if ('problem' in read) reader.stop(`“${type}” is no type: ${typeProblems[read.problem]}`, first)
  const said: Members = { name, type, required: !reader.skip('mark', '?'), description: '' }
  for (const member of ['default', ...flags, ...words, ...expressions, ...lists]) said[member] = undefined
  while (reader.skip('mark', '@')) {
    const token = reader.next
    const attribute = reader.name('an attribute')
    if (attribute === 'default') said.default = reader.json()
    else if ((flags as readonly string[]).includes(attribute)) said[attribute] = true
    else if ((words as readonly string[]).includes(attribute)) said[attribute] = reader.one('word')
    else if ((expressions as readonly string[]).includes(attribute)) said[attribute] = reader.one('expression in quotes')
    else if ((lists as readonly string[]).includes(attribute)) said[attribute] = reader.names('a name')
    else reader.stop(`a field has no @${attribute}; it has @default, ${[...flags, ...words, ...expressions, ...lists].map((one) => `@${one}`).join(', ')}`, token)
  }
  if (reader.is('text')) said.description = reader.quoted()
  reader.endOfLine()
  return said
}

const typeProblems = {
  unknown: 'types are uuid, string(n), text, integer, bigint, decimal(p,s), float, boolean, date, datetime, time, jsonb, binary, enum(a,b)',
  arguments: 'string takes one number, decimal two, enum its values, the others nothing',
  'empty-enum': 'enum takes its values, as in enum(open,paid)',
  form: 'it reads as base(arguments)[]',
}

interface EntityText {
  said: Members
  fields: { said: Members; at: number }[]
  at: number
}

function readEntity(reader: Reader): EntityText {
  const at = reader.next.at
  const said: Members = { name: reader.name('an entity’s name'), description: reader.is('text') ? reader.quoted() : '' }
  for (const member of ['unique', 'partOf', 'softDelete', 'appendOnly', 'features', 'lifecycle', 'invariants']) said[member] = undefined
  const fields: EntityText['fields'] = []
  const add = (member: string, value: Json) => void ((said[member] ??= []) as Json[]).push(value)
  reader.expect('{')
  reader.lines()
  while (!reader.is('mark', '}')) {
    if (reader.is('end')) reader.stop(`“}” is expected at the end of ${String(said.name)}`)
    if (!reader.skip('mark', '@')) {
      fields.push({ at: reader.next.at, said: readField(reader) })
      reader.lines()
      continue
    }
    const token = reader.next
    const attribute = reader.name('an attribute')
    switch (attribute) {
      case 'unique': add('unique', reader.names('a field')); break
      case 'partOf': case 'softDelete': said[attribute] = reader.one('name'); break
      case 'appendOnly': said.appendOnly = true; break
      case 'features': said.features = reader.names('a feature’s id'); break
      case 'lifecycle': {
        const [field, initial, ...final] = reader.names('a name')
        if (!field || !initial) reader.stop('@lifecycle takes the field, the first state, then the last states', token)
        said.lifecycle = { field: field!, initial: initial!, final, transitions: [] }
        break
      }
      case 'transition': {
        const given = reader.names('a state')
        const lifecycle = said.lifecycle as Item | undefined
        if (!lifecycle) reader.stop('@transition stands below @lifecycle', token)
        if (given.length < 3) reader.stop('@transition takes the states before, the state after, and the operation', token)
        const step: Item = { from: given.slice(0, -2), to: given.at(-2)!, action: given.at(-1)! }
        if (reader.is('mark', '@')) {
          reader.take()
          const word = reader.next
          if (reader.name('an attribute') !== 'guard') reader.stop('a transition has only @guard', word)
          step.guard = reader.one('condition in quotes')
        }
        ;(lifecycle!.transitions as Json[]).push(step)
        break
      }
      case 'invariant': {
        const id = reader.one('id')
        add('invariants', { id, text: reader.is('text') ? reader.quoted() : '' })
        break
      }
      default:
        reader.stop(`an entity has no @${attribute}; it has @unique, @partOf, @softDelete, @appendOnly, @features, @lifecycle, @transition, @invariant`, token)
    }
    reader.endOfLine()
    reader.lines()
  }
  reader.expect('}')
  reader.endOfLine()
  return { said, fields, at }
}

function readRelationship(reader: Reader): { said: Members; at: { from: Token; to: Token } } {
  const fromToken = reader.next
  const from = reader.name('an entity')
  const kind = reader.next
  const type = reader.name('a cardinality')
  if (!cardinalities.includes(type as Cardinality)) reader.stop(`“${type}” is no cardinality: ${cardinalities.join(', ')}`, kind)
  const toToken = reader.next
  const said: Members = { from, to: reader.name('an entity'), type, foreignKey: '', onDelete: undefined, description: undefined }
  while (reader.skip('mark', '@')) {
    const token = reader.next
    const attribute = reader.name('an attribute')
    if (attribute === 'foreignKey') said.foreignKey = reader.one('field')
    else if (attribute === 'onDelete') {
      const value = reader.one('word')
      if (!['cascade', 'restrict', 'set-null'].includes(value)) reader.stop('@onDelete is cascade, restrict or set-null', token)
      said.onDelete = value
    } else reader.stop(`a relation has no @${attribute}; it has @foreignKey and @onDelete`, token)
  }
  if (reader.is('text')) said.description = reader.quoted()
  reader.endOfLine()
  return { said, at: { from: fromToken, to: toToken } }
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
    else reader.stop(`“entity” or “relation” is expected, not “${token.text}”`)
    reader.lines()
  }
  const known = new Set<string>()
  for (const { said, at } of entities) {
    const name = String(said.name)
    if (known.has(name)) throw new Stop(at, name.length, `there are two entities called ${name}`)
    known.add(name)
  }
  for (const { said, at } of relations) {
    for (const end of ['from', 'to'] as const) {
      if (!known.has(String(said[end]))) throw new Stop(at[end].at, at[end].text.length, `there is no entity ${String(said[end])}`)
    }
  }

  const former = match(entitiesOf(before), entities.map((one) => String(one.said.name)), (one) => one.name)
  const ids = new Set(former.map((one) => String(one?.id ?? '')))
  const made = entities.map(({ said, fields }, place) => {
    const old = former[place]
    const names = fields.map((one) => String(one.said.name))
    const twice = names.findIndex((name, at) => names.indexOf(name) !== at)
    if (twice >= 0) throw new Stop(fields[twice]!.at, names[twice]!.length, `${String(said.name)} has two fields called ${names[twice]}`)
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

// Empty lists that were not there before are not invented.
function lifecycleOver(old: Item | undefined, said: Item | undefined): Json | undefined {
  if (!said) return undefined
  const made = over(old, { field: said.field, initial: said.initial, final: (said.final as Json[]).length ? said.final : undefined, transitions: undefined })
  const before = Array.isArray(old?.transitions) ? (old.transitions as Item[]) : []
  const steps = (said.transitions as Item[]).map((step) => {
    const same = before.find((one) => one.action === step.action && one.to === step.to)
    return over(same, { from: step.from, to: step.to, action: step.action, guard: step.guard })
  })
  if (steps.length || old?.transitions !== undefined) made.transitions = steps
  return made
}

function invariantsOver(old: Entity | undefined, said: Json | undefined): Json | undefined {
  if (!said) return undefined
  const before = Array.isArray(old?.invariants) ? (old.invariants as Item[]) : []
  return (said as Item[]).map((one) => over(before.find((other) => other.id === one.id), { id: one.id, text: one.text }))
}
