import { Parser } from '@dbml/core'
import { fileOf, payloadOf } from '../files.mjs'

export const title = '@dbml/core parses the DBML to the tables, fields, references and enums of the design'
export const fault = { file: 'data-model/schema.dbml', from: /^Table /m, to: 'Tabel ' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const file = fileOf(design, 'data-model/schema.dbml')
    if (!file) continue
    try {
      look(file.text, design, (text) => verdicts.error(design, text))
      verdicts.checked(design)
    } catch (error) {
      const [first] = error.diags ?? []
      verdicts.error(design, first ? `line ${first.location?.start?.line}: ${first.message}` : error.message)
    }
  }
}

function look(text, design, fault) {
  const read = new Parser().parse(text, 'dbmlv2').normalize()
  const entities = payloadOf(design, 'dataModel').entities.filter((entity) => entity.fields.length > 0)
  const counts = {
    tables: [Object.keys(read.tables).length, (text.match(/^Table /gm) ?? []).length],
    fields: [Object.keys(read.fields).length, null],
    refs: [Object.keys(read.refs).length, (text.match(/^Ref/gm) ?? []).length],
    enums: [Object.keys(read.enums).length, (text.match(/^Enum /gm) ?? []).length],
  }
  for (const [what, [parsed, written]] of Object.entries(counts)) {
    if (written !== null && parsed !== written) fault(`${parsed} ${what} read, ${written} written`)
  }
  const least = entities.reduce((sum, entity) => sum + new Set(entity.fields.map((field) => field.name)).size, 0)
  if (counts.tables[0] < entities.length) fault(`${counts.tables[0]} tables for ${entities.length} entities`)
  if (counts.fields[0] < least) fault(`${counts.fields[0]} fields for ${least}`)
}
