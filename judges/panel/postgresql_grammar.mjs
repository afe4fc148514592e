import { parse } from 'libpg-query'
import { inDialect } from '../files.mjs'

export const title = "PostgreSQL 18's own parser reads schema and seed"
export const fault = { dialect: 'postgresql', file: 'schema.sql', from: 'CREATE TABLE', to: 'CREATE TABEL' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    for (const name of ['schema.sql', 'seed.sql']) {
      const file = inDialect(design, 'postgresql', name)
      if (!file) continue
      try {
        verdicts.checked(design, (await parse(file.text)).stmts.length)
      } catch (error) {
        verdicts.error(design, `${name}: ${error.message}`)
      }
    }
  }
}
