import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { inDialect } from '../files.mjs'

export const title = 'squawk over the PostgreSQL script'
export const fault = { dialect: 'postgresql', file: 'schema.sql', from: / timestamptz/, to: ' timestamp' }

// A database that does not exist yet has no readers to lock out; widths of numbers are the design's choice.
const waived = [
  'prefer-robust-stmts', 'require-concurrent-index-creation', 'adding-foreign-key-constraint',
  'constraint-missing-not-valid', 'prefer-bigint-over-int', 'prefer-bigint-over-smallint',
]
const program = path.join(import.meta.dirname, '../node_modules/@squawk-cli/linux-x64/bin/squawk')

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const schema = inDialect(design, 'postgresql', 'schema.sql')
    if (!schema) continue
    const { stdout, stderr } = spawnSync(program, ['--reporter', 'json', ...waived.map((rule) => `--exclude=${rule}`), schema.file], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    try {
      for (const problem of JSON.parse(stdout)) verdicts.error(design, `${problem.rule_name} at line ${problem.line + 1}: ${problem.message}`)
      verdicts.checked(design)
    } catch {
      verdicts.error(design, stderr || stdout)
    }
  }
}
