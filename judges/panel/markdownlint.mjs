import { lint } from 'markdownlint/promise'
import { filesOf } from '../files.mjs'

export const title = 'markdownlint'
export const fault = { file: 'README.md', from: /^# /m, to: '### ' }

// Waived: length of lines, since tables and paragraphs are written for rendering; line breaks inside table cells.
const config = { default: true, MD013: false, MD033: { allowed_elements: ['br'] } }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const strings = Object.fromEntries(filesOf(design, (name) => name.endsWith('.md')).map(({ path, text }) => [path, text]))
    verdicts.checked(design, Object.keys(strings).length)
    for (const [path, problems] of Object.entries(await lint({ strings, config }))) {
      for (const { lineNumber, ruleNames, ruleDescription, errorDetail, errorContext } of problems)
        verdicts.error(design, `${path}:${lineNumber} ${ruleNames[0]} ${ruleDescription} ${errorDetail ?? ''} ${errorContext ?? ''}`)
    }
  }
}
