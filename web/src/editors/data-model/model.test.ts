import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import type { Payload } from '~/api/types'
import { addRelationship, newEntity, removeEntity, renameEntity, renameField, replaceWord } from './changes'
import { entitiesOf, relationshipsOf } from './model'
import { printModel } from './text-form/print'
import { readModel } from './text-form/read'
import { readType } from './type-grammar'

const own = JSON.parse(readFileSync('../design/stages/dataModel.json', 'utf8')) as Payload
const copy = () => structuredClone(own)

describe('text', () => {
  it('gives back the very payload that it was printed from', () => {
    const read = readModel(printModel(own), own)
    expect(read).toHaveProperty('payload')
    expect(JSON.stringify((read as { payload: Payload }).payload)).toBe(JSON.stringify(own))
  })

  it('keeps members that it has no word for when a field is renamed', () => {
    const before = { entities: [{ name: 'A', description: '', extra: 1, fields: [{ name: 'old', type: 'text', required: true, description: '', id: 'x', more: 2 }] }], relationships: [] } as unknown as Payload
    const read = readModel('entity A {\n  fresh text\n}', before) as { payload: Payload }
    expect(read.payload.entities).toEqual([{ name: 'A', description: '', extra: 1, fields: [{ name: 'fresh', type: 'text', required: true, description: '', id: 'x', more: 2 }] }])
  })

  it.each([
    ['entity A {\n  id uuid\n', 3, 1, 'the text ends|end of A'],
    ['entity A {\n  id  guid\n}', 2, 7, '“guid” is no type'],
    ['entity A {\n  id uuid @uniqe\n}', 2, 12, 'a field has no @uniqe'],
    ['entity A {\n}\nrelation A one-to-many B', 3, 24, 'there is no entity B'],
    ['entity A {\n}\nrelation A one-to-few A', 3, 12, 'no cardinality'],
    ['entity A "open {\n}', 1, 10, 'no closing quote'],
    ['entity A {\n}\nentity A {\n}', 3, 8, 'two entities called A'],
    ['entity A {\n x text @default(nope)\n}', 2, 18, 'a default is a JSON value'],
  ])('says where and why %j cannot be read', (source, line, column, message) => {
    const read = readModel(source, {}) as { mistake: { line: number; column: number; message: string } }
    expect([read.mistake.line, read.mistake.column]).toEqual([line, column])
    expect(read.mistake.message).toMatch(new RegExp(message))
  })
})

describe('rename', () => {
  it('renames an entity wherever the stage names it', () => {
    const payload = copy()
    const name = relationshipsOf(payload)[0]!.to
    renameEntity(payload, name, 'Renamed')
    const text = JSON.stringify(payload.relationships)
    expect(text).toContain('"Renamed"')
    expect(text).not.toMatch(new RegExp(`"(from|to)":"${name}"`))
    expect(entitiesOf(payload).map((entity) => entity.name)).not.toContain(name)
  })

  it('renames a field in unique groups, keys, checks and the lifecycle', () => {
    const payload = {
      entities: [
        { name: 'A', description: '', unique: [['x', 'y']], softDelete: 'x', lifecycle: { field: 'x', initial: 'n' }, fields: [
          { name: 'x', type: 'text', required: true, description: '', check: "x <> 'x' and B.x > x" },
        ] },
        { name: 'B', description: '', fields: [{ name: 'c', type: 'text', required: true, description: '', computed: 'A.x + x', copiedFrom: ['A.x'] }] },
      ],
      relationships: [{ from: 'B', to: 'A', type: 'one-to-many', foreignKey: 'x' }, { from: 'A', to: 'B', type: 'one-to-many', foreignKey: 'x' }],
    } as unknown as Payload
    renameField(payload, 'A', 'x', 'z')
    const text = JSON.stringify(payload)
    expect(text).toContain('[["z","y"]]')
    expect(text).toContain("z <> 'x' and B.x > z")
    expect(text).toContain('A.z + x')
    expect(text).toContain('["A.z"]')
    expect(relationshipsOf(payload).map((one) => one.foreignKey)).toEqual(['z', 'x'])
  })

  it('leaves quoted words and longer names alone', () => {
    expect(replaceWord("sum(Line.total) + 'Line' + LineItem", 'Line', 'Row')).toBe("sum(Row.total) + 'Line' + LineItem")
  })
})

it('takes an entity away with its relationships', () => {
  const payload = copy()
  const name = relationshipsOf(payload)[0]!.from
  const touching = relationshipsOf(payload).filter((one) => one.from === name || one.to === name).length
  expect(removeEntity(payload, name)).toBe(touching)
  expect(JSON.stringify(payload.relationships)).not.toContain(`"${name}"`)
})

it('makes the foreign key of a new relationship', () => {
  const payload: Payload = { entities: [], relationships: [] }
  const list = payload.entities as unknown[]
  list.push(newEntity(payload, 'Customer'), newEntity(payload, 'Order'))
  addRelationship(payload, { from: 'Customer', to: 'Order', type: 'one-to-many', foreignKey: 'customerId', onDelete: 'restrict', required: true, description: '' })
  expect(entitiesOf(payload)[1]!.fields.map((field) => field.name)).toEqual(['id', 'customerId', 'createdAt', 'updatedAt'])
})

it.each([
  ['decimal(12,2)', true], ['enum(a,b)[]', true], ['string', true], ['string(a)', false], ['enum()', false], ['uuid(3)', false], ['int', false],
])('reads the type %s: %s', (text, isGood) => expect('type' in readType(text)).toBe(isGood))
