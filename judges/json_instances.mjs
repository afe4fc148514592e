// Instances of a JSON Schema of an object: good ones, and bad ones that each break one promise.
import { JSONSchemaFaker } from 'json-schema-faker'

JSONSchemaFaker.option({ random: seeded(1), useDefaultValue: false, failOnInvalidTypes: true, failOnInvalidFormat: false, minItems: 1, maxItems: 3 })
JSONSchemaFaker.format('uuid', () => '018f4f6a-5d7e-7c3a-9b1e-2a6c3d4e5f60')
JSONSchemaFaker.format('date-time', () => '2026-01-31T12:30:00.000Z')
JSONSchemaFaker.format('date', () => '2026-01-31')
JSONSchemaFaker.format('time', () => '12:30:00Z')
JSONSchemaFaker.format('email', () => 'ada@example.com')
JSONSchemaFaker.format('uri', () => 'https://example.com/a')

// A value of any schema.
export function goodValue(schema) {
  JSONSchemaFaker.option({ optionalsProbability: 1, alwaysFakeOptionals: true })
  return JSONSchemaFaker.generate(schema)
}

// Two: with everything, and with what is required only.
export function goodInstances(schema) {
  return [1, 0].map((probability) => {
    JSONSchemaFaker.option({ optionalsProbability: probability, alwaysFakeOptionals: probability === 1 })
    const { $defs, ...own } = schema
    return JSONSchemaFaker.generate(own)
  })
}

// [what is wrong, instance] for each promise of the schema.
export function badInstances(schema, good) {
  const bad = [['is a list', [good]], ['is null', null]]
  if (schema.additionalProperties === false) bad.push(['has a member more', { ...good, 'no such member': 1 }])
  if (schema.minProperties > 0) bad.push(['is empty', {}])
  for (const name of schema.required ?? []) {
    const { [name]: dropped, ...rest } = good
    bad.push([`lacks ${name}`, rest])
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    for (const [what, value] of wrongValues(property)) bad.push([`${name} ${what}`, { ...good, [name]: value }])
  }
  return bad
}

function wrongValues(property) {
  const types = [property.type ?? []].flat()
  const wrong = []
  if (types.length > 0) wrong.push(['is an object', { a: 1 }])
  if (types.length > 0 && !types.includes('null')) wrong.push(['is null', null])
  if (property.enum) wrong.push(['is no value of the list', 'no such value'])
  if (types.includes('string') && !property.enum) wrong.push(['is a number', 7])
  if (types.includes('integer')) wrong.push(['is a fraction', 1.5])
  if (property.maxLength) wrong.push(['is too long', 'x'.repeat(property.maxLength + 1)])
  if (property.minLength) wrong.push(['is empty', ''])
  if (property.format && property.format !== 'byte') wrong.push(['has not its format', 'x'.repeat(property.minLength ?? 1)])
  if (property.minimum !== undefined) wrong.push(['is too small', property.minimum - 1])
  if (property.maximum !== undefined) wrong.push(['is too large', property.maximum + 1])
  if (types.includes('array') && property.items?.type) wrong.push(['has a wrong item', [{ a: 1 }]])
  return wrong
}

// The same numbers in every run (mulberry32).
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}
