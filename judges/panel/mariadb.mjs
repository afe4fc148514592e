import { MariadbServer } from '../live/mariadb_server.mjs'
import { differences, enumValues, promised, unkept } from '../live/catalogue.mjs'
import { inDialect, payloadOf } from '../files.mjs'

export const title = 'MariaDB executes schema and seed twice; the live catalogue equals the design'
export const fault = { dialect: 'mysql', file: 'schema.sql', from: /varchar\((\d+)\)/, to: 'varchar(1$1)' }

// One JSON row a thing: { kind, table, … }.
const catalogue = `
SELECT JSON_OBJECT('kind', 'column', 'table', TABLE_NAME, 'name', COLUMN_NAME, 'nullable', IS_NULLABLE = 'YES',
  'default', COLUMN_DEFAULT, 'type', COLUMN_TYPE) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE();
SELECT JSON_OBJECT('kind', 'part', 'table', TABLE_NAME, 'name', INDEX_NAME, 'column', COLUMN_NAME, 'place', SEQ_IN_INDEX,
  'unique', NON_UNIQUE = 0) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX;
SELECT JSON_OBJECT('kind', 'key', 'table', u.TABLE_NAME, 'name', u.CONSTRAINT_NAME, 'column', u.COLUMN_NAME,
  'references', CONCAT(u.REFERENCED_TABLE_NAME, '(', u.REFERENCED_COLUMN_NAME, ')'), 'onDelete', r.DELETE_RULE)
  FROM information_schema.KEY_COLUMN_USAGE u JOIN information_schema.REFERENTIAL_CONSTRAINTS r
  ON r.CONSTRAINT_SCHEMA = u.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = u.CONSTRAINT_NAME AND r.TABLE_NAME = u.TABLE_NAME
  WHERE u.TABLE_SCHEMA = DATABASE() AND u.REFERENCED_TABLE_NAME IS NOT NULL;
SELECT JSON_OBJECT('kind', 'constraint', 'table', TABLE_NAME, 'name', CONSTRAINT_NAME, 'type', CONSTRAINT_TYPE)
  FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE();
SELECT JSON_OBJECT('kind', 'check', 'table', TABLE_NAME, 'name', CONSTRAINT_NAME, 'clause', CHECK_CLAUSE)
  FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE();`

export async function judge(designs, verdicts) {
  const server = new MariadbServer()
  await server.start()
  try {
    for (const [number, design] of designs.entries()) {
      const schema = inDialect(design, 'mysql', 'schema.sql')
      if (!schema) continue
      look(server, `design_${number}`, design, schema.text, verdicts)
      server.run('mysql', `DROP DATABASE design_${number}`)
    }
  } finally {
    server.stop()
  }
}

function look(server, database, design, schema, verdicts) {
  server.run('mysql', `CREATE DATABASE ${database} CHARACTER SET utf8mb4`)
  const created = server.run(database, schema)
  if (created.code !== 0) return verdicts.error(design, created.err)
  const seed = inDialect(design, 'mysql', 'seed.sql')?.text ?? ''
  const seeded = server.run(database, `SET NAMES utf8mb4;\n${seed}${seed}`)
  if (seeded.code !== 0) verdicts.error(design, `seed: ${seeded.err}`)
  const read = server.run(database, catalogue)
  if (read.code !== 0) return verdicts.error(design, read.err)
  const rows = read.out.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const wanted = promised(design, 'mysql')
  const live = { tables: tablesOf(rows, wanted) }
  for (const text of differences(wanted, live, { type: sameType, default: sameDefault })) verdicts.error(design, text)
  for (const text of unkept(design, wanted.schema)) verdicts.error(design, text)
  for (const text of enumFaults(design, wanted.schema, rows)) verdicts.error(design, text)
  verdicts.checked(design, Object.keys(live.tables).length)
}

function tablesOf(rows, wanted) {
  const tables = {}
  const of = (kind, table) => rows.filter((row) => row.kind === kind && row.table === table)
  for (const name of new Set(rows.filter((row) => row.kind === 'column').map((row) => row.table))) {
    const columns = Object.fromEntries(of('column', name).map((row) => [row.name, { type: row.type, nullable: Boolean(row.nullable), default: row.default }]))
    const indexes = Object.groupBy(of('part', name), (part) => part.name)
    const uniques = of('constraint', name).filter((row) => row.type === 'UNIQUE').map((row) => row.name)
    const made = Object.keys(wanted.tables[name]?.indexes ?? {})
    tables[name] = {
      columns,
      primaryKey: (indexes.PRIMARY ?? []).map((part) => part.column),
      // A unique index counts as a constraint here; what was asked for as index is judged as index.
      uniques: uniques.filter((unique) => !made.includes(unique)).map((unique) => indexes[unique].map((part) => part.column)),
      foreignKeys: of('key', name).map(({ column, references, onDelete }) => ({ column, references, onDelete })),
      // JSON columns bring a check of their own name.
      checks: of('check', name).map((row) => row.name).filter((check) => !(check in columns)),
      indexes: Object.fromEntries(Object.entries(indexes).filter(([index]) => index !== 'PRIMARY' && !(uniques.includes(index) && !made.includes(index)))
        .map(([index, parts]) => [index, { unique: Boolean(parts[0].unique), parts: parts.length, partial: false }])),
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
      const type = rows.find((row) => row.kind === 'column' && row.table === table.name && row.name === column.name)?.type ?? ''
      const check = rows.find((row) => row.kind === 'check' && row.table === table.name && row.name.includes(`${column.name}_values`))
      const text = type.startsWith('enum(') ? type : check?.clause ?? ''
      const held = [...text.matchAll(/'((?:[^'\\]|''|\\.)*)'/g)].map((match) => match[1].replaceAll("''", "'").replaceAll(/\\(.)/g, '$1'))
      const isRefused = schema.notHeld?.some((omission) => omission.table === table.name)
      if (String([...new Set(values)]) !== String(held) && !isRefused) faults.push(`${table.name}.${column.name}: holds ${held}, wanted ${values}`)
    }
  }
  return faults
}

// MariaDB says how wide numbers are shown, and keeps JSON as text. The values of an enumeration are held apart, in enumFaults.
function sameType(wanted, live) {
  const synonyms = { boolean: 'tinyint(1)', integer: 'int', json: 'longtext' }
  const plain = (text) => text.replaceAll(' ', '').replace(/^(int|bigint|smallint)\(\d+\)/, '$1').replace(/^enum\(.*$/s, 'enum')
  return plain(synonyms[wanted] ?? wanted) === plain(live)
}

// MariaDB writes defaults its own way: NULL for none, brackets dropped, functions in lower case.
function sameDefault(wanted, live) {
  if (wanted === null || live === null || live === 'NULL') return wanted === null && (live === null || live === 'NULL')
  const plain = (text) => text.replaceAll(/[()\s]/g, '').replaceAll("\\'", "''").replaceAll('\\\\', '\\').toLowerCase()
    .replace(/^true$/, '1').replace(/^false$/, '0').replace(/^current_date$/, 'curdate').replace(/\.0+'$/, "'")
  return plain(wanted) === plain(live) || Number(plain(wanted)) === Number(plain(live).replaceAll("'", ''))
}
