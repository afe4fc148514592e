import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { filesOf } from '../files.mjs'

export const title = 'ajv holds every stage payload against its published JSON Schema'
export const fault = { file: 'stages/database.json', from: '"engine": "', to: '"engine": "an' }

const schemas = path.join(import.meta.dirname, '../../schemas')

export async function judge(designs, verdicts) {
  const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, strictRequired: false })
  addFormats.default(ajv)
  const accepts = Object.fromEntries(readdirSync(schemas).filter((file) => file.endsWith('.json')).map((file) => [
    file.split('.')[0], ajv.compile(JSON.parse(readFileSync(path.join(schemas, file), 'utf8')))]))
  for (const design of designs) {
    for (const file of filesOf(design, (name) => /^stages\/\w+\.json$/.test(name))) {
      const stage = path.basename(file.path, '.json')
      verdicts.checked(design)
      if (!accepts[stage]) verdicts.error(design, `${file.path}: no schema is published`)
      else if (!accepts[stage](JSON.parse(file.text))) verdicts.error(design, `${file.path}: ${ajv.errorsText(accepts[stage].errors)}`)
    }
  }
}
