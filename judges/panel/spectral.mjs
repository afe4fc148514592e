import spectralCore from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import rulesets from '@stoplight/spectral-rulesets'
import { fileOf } from '../files.mjs'

export const title = 'Spectral, oas rules'
export const fault = { file: 'api/openapi.yaml', from: /operationId: \w+/g, to: 'operationId: same' }

export async function judge(designs, verdicts) {
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']] })
  for (const design of designs) {
    const file = fileOf(design, 'api/openapi.yaml')
    if (!file) continue
    const document = new spectralCore.Document(file.text, parsers.Yaml, file.file)
    for (const problem of await spectral.run(document))
      verdicts.error(design, `${problem.code} at /${problem.path.join('/')}: ${problem.message}`)
    verdicts.checked(design)
  }
}
