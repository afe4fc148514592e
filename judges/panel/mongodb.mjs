import vm from 'node:vm'
import Ajv2020 from 'ajv/dist/2020.js'
import { inDialect } from '../files.mjs'
import { badInstances, goodInstances } from '../json_instances.mjs'

export const title = 'the MongoDB script runs twice against a recorder; its validators, as JSON Schema, accept good documents and refuse mutated ones (ajv)'
export const fault = { dialect: 'mongodb', file: 'schema.js', from: '"bsonType": "string"', to: '"bsonType": "text"' }

// BSON types that JSON has no word for stand as texts with a mark (manual: "$jsonSchema", available types).
const jsonTypes = {
  double: 'number', string: 'string', object: 'object', array: 'array', bool: 'boolean', null: 'null',
  int: 'integer', long: 'integer', decimal: 'string', date: 'string', binData: 'string', objectId: 'string',
}
const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true })
const keywords = new Set(['bsonType', 'required', 'properties', 'items', 'enum', 'description', 'maxLength', 'minLength',
  'pattern', 'minimum', 'maximum', 'additionalProperties', 'uniqueItems', 'minItems', 'maxItems', 'title'])

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const script = inDialect(design, 'mongodb', 'schema.js')
    if (!script) continue
    try {
      look(script.text, (text) => verdicts.error(design, text), (count) => verdicts.checked(design, count))
    } catch (error) {
      verdicts.error(design, error.message)
    }
  }
}

function look(script, fault, checked) {
  const database = new Recorder(fault)
  vm.runInNewContext(`${script}\n${script}`, { db: database })
  for (const [name, { $jsonSchema }] of database.validators) {
    const schema = asJsonSchema($jsonSchema)
    const accepts = ajv.compile(schema)
    const [good, spare] = goodInstances(schema)
    for (const instance of [good, spare]) if (!accepts(instance)) fault(`${name} refuses ${JSON.stringify(instance)}`)
    const bad = badInstances(schema, good)
    for (const [what, instance] of bad) if (accepts(instance)) fault(`${name} accepts a document that ${what}`)
    checked(2 + bad.length)
  }
}

// The part of mongosh that the script calls; keeps validators, refuses what the server would.
class Recorder {
  validators = new Map()
  #indexes = new Map()
  #fault

  constructor(fault) {
    this.#fault = fault
  }

  getCollectionInfos({ name }) {
    return this.validators.has(name) ? [{ name }] : []
  }

  createCollection(name, { validator }) {
    if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.')) this.#fault(`no collection may be called ${name}`)
    this.validators.set(name, validator)
  }

  runCommand({ collMod, validator }) {
    if (!this.validators.has(collMod)) this.#fault(`collMod of the unknown ${collMod}`)
    this.validators.set(collMod, validator)
  }

  getCollection(name) {
    return {
      createIndex: (keys, options) => {
        const former = this.#indexes.get(`${name} ${options.name}`)
        const text = JSON.stringify([keys, options])
        if (former && former !== text) this.#fault(`two indexes of ${name} are called ${options.name}`)
        if (Object.keys(keys).length === 0) this.#fault(`${options.name} indexes nothing`)
        this.#indexes.set(`${name} ${options.name}`, text)
      },
      updateOne: () => {},
    }
  }
}

function asJsonSchema(schema) {
  const { bsonType, ...rest } = schema
  const stranger = Object.keys(schema).find((keyword) => !keywords.has(keyword))
  if (stranger) throw new Error(`$jsonSchema has no keyword ${stranger}`)
  const types = [bsonType ?? []].flat().map((type) => {
    if (!jsonTypes[type]) throw new Error(`there is no bsonType ${type}`)
    return jsonTypes[type]
  })
  const unique = [...new Set(types)]
  return {
    ...rest,
    ...(unique.length > 0 && { type: unique.length === 1 ? unique[0] : unique }),
    ...(schema.properties && { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, value]) => [name, asJsonSchema(value)])) }),
    ...(schema.items && { items: asJsonSchema(schema.items) }),
  }
}
