import { spawnSync } from 'node:child_process'
import { differences, enumValues, promised, unkept } from '../live/catalogue.mjs'
import { inDialect, payloadOf } from '../files.mjs'

export const title = 'SQLite executes schema and seed twice; the live catalogue equals the design'
export const fault = { dialect: 'sqlite', file: 'schema.sql', from: / ON DELETE (CASCADE|RESTRICT)/, to: '' }

// One JSON row a thing: { kind, table, … }. Checks stand in the text of the table only.
const catalogue = `
SELECT json_object('kind', 'table', 'table', name, 'sql', sql) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\';
SELECT json_object('kind', 'trigger', 'name', name || ' on ' || tbl_name) FROM sqlite_schema WHERE type = 'trigger';
SELECT json_object('kind', 'column', 'table', m.name, 'name', c.name, 'type', c.type, 'notnull', c."notnull", 'default', c.dflt_value, 'pk', c.pk)
  FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table';
SELECT json_object('kind', 'key', 'table', m.name, 'column', f."from", 'references', f."table" || '(' || f."to" || ')', 'onDelete', f.on_delete)
  FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table';
SELECT json_object('kind', 'index', 'table', m.name, 'name', i.name, 'unique', i."unique", 'origin', i.origin, 'partial', i.partial,
  'columns', (SELECT json_group_array(x.name) FROM pragma_index_info(i.name) x))
  FROM sqlite_schema m, pragma_index_list(m.name) i WHERE m.type = 'table';
SELECT json_object('kind', 'fault', 'text', t."table" || ' row ' || t.rowid || ' points at no row of ' || t.parent) FROM pragma_foreign_key_check t;`

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const schema = inDialect(design, 'sqlite', 'schema.sql')
    if (schema) look(design, schema.text, verdicts)
  }
}

function look(design, schema, verdicts) {
  const seed = inDialect(design, 'sqlite', 'seed.sql')?.text ?? ''
  const { status, stdout, stderr } = spawnSync('sqlite3', ['-bail', '-batch', ':memory:'], {
    input: `${schema}\n${seed}\n${seed}\n${catalogue}\n`, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) return verdicts.error(design, stderr)
  const rows = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  for (const fault of rows.filter((row) => row.kind === 'fault')) verdicts.error(design, fault.text)
  const wanted = promised(design, 'sqlite')
  const live = { tables: tablesOf(rows, wanted), triggers: rows.filter((row) => row.kind === 'trigger').map((row) => row.name) }
  for (const text of differences(wanted, live, { type: sameType, default: sameDefault })) verdicts.error(design, text)
  for (const text of unkept(design, wanted.schema)) verdicts.error(design, text)
  for (const text of enumFaults(design, wanted.schema, rows)) verdicts.error(design, text)
  verdicts.checked(design, Object.keys(live.tables).length)
}

function tablesOf(rows, wanted) {
  const tables = {}
  for (const { table, sql } of rows.filter((row) => row.kind === 'table')) {
    const of = (kind) => rows.filter((row) => row.kind === kind && row.table === table)
    const columns = of('column')
    tables[table] = {
      columns: Object.fromEntries(columns.map((row) => [row.name, { type: row.type, nullable: row.notnull === 0, default: row.default }])),
      primaryKey: columns.filter((row) => row.pk > 0).sort((a, b) => a.pk - b.pk).map((row) => row.name),
      uniques: of('index').filter((row) => row.origin === 'u').map((row) => row.columns),
      foreignKeys: of('key').map(({ column, references, onDelete }) => ({ column, references, onDelete })),
      checks: (wanted.tables[table]?.checks ?? []).filter((check) => sql.includes(`CONSTRAINT ${check} CHECK`) || sql.includes(`CONSTRAINT "${check.replaceAll('"', '""')}" CHECK`)),
      indexes: Object.fromEntries(of('index').filter((row) => row.origin === 'c')
        .map((row) => [row.name, { unique: row.unique === 1, parts: row.columns.length, partial: row.partial === 1 }])),
    }
  }
  return tables
}

function enumFaults(design, schema, rows) {
  const faults = []
  for (const entity of payloadOf(design, 'dataModel').entities) {
    for (const field of entity.fields) {
      const values = enumValues(field.type)
      const table = schema.tables.find((candidate) => candidate.entity === entity.name)
      const column = table?.columns.find((candidate) => candidate.field === field.name)
      if (!values || !column) continue
      const sql = rows.find((row) => row.kind === 'table' && row.table === table.name)?.sql ?? ''
      const list = [...new Set(values)].map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')
      if (!sql.includes(`IN (${list})`)) faults.push(`${table.name}.${column.name}: no check for ${list}`)
    }
  }
  return faults
}

// Names of types have no case in SQLite.
function sameType(wanted, live) {
  return wanted.toLowerCase() === live.toLowerCase()
}

function sameDefault(wanted, live) {
  if (wanted === null || live === null) return wanted === live
  const plain = (text) => (text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text)
  return plain(wanted) === plain(live)
}
