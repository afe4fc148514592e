import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { filesOf } from '../files.mjs'
import { badInstances, goodInstances } from '../json_instances.mjs'

export const title = 'ajv compiles each JSON Schema strictly; good instances pass, mutated ones fail'

export async function judge(designs, verdicts) {
  for (const design of designs) {
    for (const { path, text } of filesOf(design, (name) => name.startsWith('data-model/json-schema/'))) {
      const schema = JSON.parse(text)
      try {
        look(schema, (fault) => verdicts.error(design, `${path}: ${fault}`), () => verdicts.checked(design))
      } catch (error) {
        verdicts.error(design, `${path}: ${error.message}`)
      }
    }
  }
}

function look(schema, fault, checked) {
  const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true })
  addFormats.default(ajv)
  const accepts = ajv.compile(schema)
  const good = goodInstances(schema)
  for (const instance of good) {
    checked()
    if (!accepts(instance)) fault(`refuses ${JSON.stringify(instance)}: ${ajv.errorsText(accepts.errors)}`)
  }
  for (const [what, instance] of badInstances(schema, good[0])) {
    checked()
    if (accepts(instance)) fault(`accepts an instance that ${what}`)
  }
}
