import openapiTS, { astToString } from 'openapi-typescript'
import { pathToFileURL } from 'node:url'
import { typeCheck } from '../typescript.mjs'
import { fileOf } from '../files.mjs'

export const title = 'openapi-typescript writes types that tsc --strict accepts'
export const fault = { file: 'api/openapi.yaml', from: /#\/components\/schemas\/\w+/, to: '#/components/schemas/Nowhere' }

export async function judge(designs, verdicts) {
  const sources = new Map()
  const owner = new Map()
  for (const design of designs) {
    const document = fileOf(design, 'api/openapi.yaml')
    if (!document) continue
    try {
      const name = `${design.folder}/client.ts`
      sources.set(name, astToString(await openapiTS(pathToFileURL(document.file), { silent: true })))
      owner.set(name, design)
      verdicts.checked(design)
    } catch (error) {
      verdicts.error(design, error.message)
    }
  }
  typeCheck(sources, (file, text) => verdicts.error(owner.get(file) ?? designs[0], text))
}
