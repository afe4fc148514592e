import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { filesOf } from '../files.mjs'
import { badInstances, goodInstances } from '../json_instances.mjs'

export const title = 'ajv compiles each JSON Schema strictly; good instances pass, mutated ones fail'
export const fault = { file: /^data-model\/json-schema\//, from: '"type": "string"', to: '"type": "text"' }

// Without ownProperties a property named `constructor` counts as given in every object.
const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, ownProperties: true })
addFormats.default(ajv)

export async function judge(designs, verdicts) {
  for (const design of designs) {
    for (const { path, text } of filesOf(design, (name) => name.startsWith('data-model/json-schema/'))) {
      const schema = JSON.parse(text)
      try {
        look(schema, (fault) => verdicts.error(design, `${path}: ${fault}`), () => verdicts.checked(design))
      } catch (error) {
        verdicts.error(design, `${path}: ${error.message}`)
      } finally {
        ajv.removeSchema()
      }
    }
  }
}

// The stored shape and the shapes of calls in `$defs`, which point at the properties of the stored one.
function look(schema, fault, checked) {
  ajv.addSchema(schema, 'entity')
  lookAtObject(schema, ajv.getSchema('entity'), fault, checked)
  for (const [name, shape] of Object.entries(schema.$defs ?? {})) {
    const properties = Object.fromEntries(Object.keys(shape.properties).map((property) => [property, schema.properties[property]]))
    const accepts = ajv.getSchema(`entity#/$defs/${name}`)
    lookAtObject({ ...shape, properties }, accepts, (text) => fault(`${name} ${text}`), checked)
  }
}

function lookAtObject(schema, accepts, fault, checked) {
  const good = goodInstances(schema).filter((instance) => Object.keys(instance).length >= (schema.minProperties ?? 0))
  for (const instance of good) {
    checked()
    if (!accepts(instance)) fault(`refuses ${JSON.stringify(instance)}: ${ajv.errorsText(accepts.errors)}`)
  }
  if (good.length === 0) return
  for (const [what, instance] of badInstances(schema, good[0])) {
    checked()
    if (accepts(instance)) fault(`accepts an instance that ${what}`)
  }
}
