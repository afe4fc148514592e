import { createConfig, lint } from '@redocly/openapi-core'
import { fileOf } from '../files.mjs'

export const title = 'Redocly, recommended-strict'
export const fault = { file: 'api/openapi.yaml', from: /operationId: \w+/g, to: 'operationId: same' }

export async function judge(designs, verdicts) {
  const config = await createConfig({ extends: ['recommended-strict'] })
  for (const design of designs) {
    const document = fileOf(design, 'api/openapi.yaml')
    if (!document) continue
    for (const problem of await lint({ ref: document.file, config }))
      verdicts.error(design, `${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`)
    verdicts.checked(design)
  }
}
