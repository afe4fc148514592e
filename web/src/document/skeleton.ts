import type { Json, Payload } from '~/api/types'

// The least payload of a shape: what is required is there and empty, so that a person can begin to write.

type Schema = { [key: string]: Json }

const isObject = (value: Json | undefined): value is Schema => value !== null && typeof value === 'object' && !Array.isArray(value)

function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema.$ref
  if (typeof reference !== 'string') return schema
  const [, group, name] = reference.split('/')
  const found = group && name && isObject(root[group]) ? (root[group] as Schema)[name] : undefined
  return isObject(found) ? resolve(found, root) : {}
}

function empty(schema: Schema, root: Schema): Json {
  const shape = resolve(schema, root)
  if (shape.default !== undefined) return shape.default
  if (Array.isArray(shape.enum)) return shape.enum[0] ?? null
  if (shape.const !== undefined) return shape.const
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type
  if (type === 'array') return []
  if (type === 'string') return ''
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return typeof shape.minimum === 'number' ? shape.minimum : 0
  if (type === 'object' || shape.properties) return object(shape, root)
  return null
}

function object(shape: Schema, root: Schema): Payload {
  const made: Payload = {}
  const properties = isObject(shape.properties) ? shape.properties : {}
  for (const name of Array.isArray(shape.required) ? shape.required : []) {
    const property = properties[String(name)]
    made[String(name)] = isObject(property) ? empty(property, root) : null
  }
  return made
}

export function skeleton(schema: Payload): Payload {
  return object(resolve(schema, schema), schema)
}
