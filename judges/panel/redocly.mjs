import { createConfig, lint } from '@redocly/openapi-core'
import { openapiOnRequest } from '../designs.mjs'
import { fileOf, inDialect } from '../files.mjs'

export const title = 'Redocly, recommended-strict, over OpenAPI 3.1 and 3.2'
export const fault = { file: 'api/openapi.yaml', from: /operationId: \w+/g, to: 'operationId: same' }

export async function judge(designs, verdicts) {
  const config = await createConfig({ extends: ['recommended-strict'] })
  for (const design of designs) {
    const documents = [fileOf(design, 'api/openapi.yaml'), inDialect(design, openapiOnRequest, 'openapi.yaml')]
    for (const { path, file } of documents.filter(Boolean)) {
      for (const problem of await lint({ ref: file, config }))
        verdicts.error(design, `${path}: ${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`)
      verdicts.checked(design)
    }
  }
}
