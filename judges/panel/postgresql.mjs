import { PostgresqlServer } from '../live/postgresql_server.mjs'
import { differences, enumValues, promised, unkept } from '../live/catalogue.mjs'
import { inDialect, payloadOf } from '../files.mjs'

export const title = 'PostgreSQL executes schema and seed twice; the live catalogue equals the design'
export const fault = { dialect: 'postgresql', file: 'schema.sql', from: / timestamptz/, to: ' timestamp' }

// One row a table, as JSON in the shape of catalogue.mjs.
const catalogue = `
SELECT json_build_object('name', c.relname,
  'columns', (SELECT json_object_agg(a.attname, json_build_object('type', format_type(a.atttypid, a.atttypmod), 'nullable', NOT a.attnotnull,
      'default', CASE WHEN a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid) END))
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'keys', (SELECT json_agg(json_build_object('kind', k.contype, 'name', k.conname, 'definition', pg_get_constraintdef(k.oid),
      'columns', (SELECT json_agg(a.attname ORDER BY p.place) FROM unnest(k.conkey) WITH ORDINALITY p(number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.number),
      'target', (SELECT f.relname FROM pg_class f WHERE f.oid = k.confrelid),
      'targets', (SELECT json_agg(a.attname) FROM unnest(k.confkey) p(number)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = p.number),
      'onDelete', k.confdeltype)) FROM pg_constraint k WHERE k.conrelid = c.oid),
  'indexes', (SELECT json_agg(json_build_object('name', i.relname, 'unique', x.indisunique, 'parts', x.indnkeyatts,
      'partial', x.indpred IS NOT NULL)) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u'))),
  'enums', (SELECT json_object_agg(a.attname, (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e
      WHERE e.enumtypid IN (t.oid, t.typelem)))
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0
      AND EXISTS (SELECT FROM pg_enum e WHERE e.enumtypid IN (t.oid, t.typelem))))
FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace;`

const actions = { a: 'NO ACTION', r: 'RESTRICT', c: 'CASCADE', n: 'SET NULL', d: 'SET DEFAULT' }

export async function judge(designs, verdicts) {
  const server = new PostgresqlServer()
  try {
    for (const [number, design] of designs.entries()) {
      const schema = inDialect(design, 'postgresql', 'schema.sql')
      if (schema) look(server, `design_${number}`, design, schema.text, verdicts)
    }
  } finally {
    server.stop()
  }
}

function look(server, database, design, schema, verdicts) {
  server.run('postgres', `CREATE DATABASE ${database}`)
  const seed = inDialect(design, 'postgresql', 'seed.sql')?.text ?? ''
  const created = server.run(database, schema)
  if (created.code !== 0) return verdicts.error(design, created.err)
  const seeded = server.run(database, seed + seed)
  if (seeded.code !== 0) verdicts.error(design, `seed: ${seeded.err}`)
  const read = server.run(database, catalogue)
  if (read.code !== 0) return verdicts.error(design, read.err)
  const rows = read.out.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const wanted = promised(design, 'postgresql')
  const triggers = server.run(database, "SELECT tgname || ' on ' || c.relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal")
  const live = {
    tables: Object.fromEntries(rows.map((row) => [row.name, tableOf(row)])),
    triggers: triggers.out.split('\n').filter(Boolean),
  }
  const same = { type: sameType, default: (one, other) => sameDefault(one, other) || meansTheSame(server, database, one, other) }
  for (const text of differences(wanted, live, same)) verdicts.error(design, text)
  for (const text of unkept(design, wanted.schema)) verdicts.error(design, text)
  for (const text of enumFaults(design, wanted.schema, rows)) verdicts.error(design, text)
  verdicts.checked(design, rows.length)
}

function tableOf(row) {
  const keys = row.keys ?? []
  const of = (kind) => keys.filter((key) => key.kind === kind)
  return {
    columns: row.columns,
    primaryKey: of('p')[0]?.columns ?? [],
    uniques: of('u').map((key) => key.columns),
    foreignKeys: of('f').map((key) => ({
      column: key.columns[0], references: `${key.target}(${key.targets[0]})`, onDelete: actions[key.onDelete] })),
    checks: of('c').map((key) => key.name),
    indexes: Object.fromEntries((row.indexes ?? []).map((index) => [index.name, index])),
  }
}

// The values of every enum field stand in the type or in the check of its column.
function enumFaults(design, schema, rows) {
  const faults = []
  for (const entity of payloadOf(design, 'dataModel').entities) {
    for (const field of entity.fields) {
      const values = enumValues(field.type)
      const table = schema.tables.find((candidate) => candidate.entity === entity.name)
      const column = table?.columns.find((candidate) => candidate.field === field.name)
      if (!values || !column) continue
      const row = rows.find((candidate) => candidate.name === table.name)
      const check = row?.keys?.find((key) => key.kind === 'c' && key.columns?.length === 1 && key.columns[0] === column.name && key.name.includes('_values'))
      const held = row?.enums?.[column.name] ?? [...(check?.definition ?? '').matchAll(/'((?:[^']|'')*)'::text/g)].map((match) => match[1].replaceAll("''", "'"))
      if (String([...new Set(values)]) !== String(held)) faults.push(`${table.name}.${column.name}: holds ${held}, wanted ${values}`)
    }
  }
  return faults
}

// PostgreSQL writes the standard's names, and quotes those of enumerations where they need it.
function sameType(wanted, live) {
  const plain = (text) => text.replaceAll(/["\s]/g, '')
  const standard = wanted.replace(/^varchar/, 'character varying').replace(/^timestamptz/, 'timestamp with time zone')
    .replace(/^timestamp$/, 'timestamp without time zone').replace(/^time$/, 'time without time zone')
  return plain(standard) === plain(live)
}

// PostgreSQL writes casts and brackets of its own.
function sameDefault(wanted, live) {
  if (wanted === null || live === null) return wanted === live
  const plain = (text) => text.replaceAll(/::("[^"]*"|[a-z_ ]+)(\([\d, ]+\))?(\[\])?/g, '').replaceAll(/[()\s]/g, '').toLowerCase()
  return plain(wanted) === plain(live)
}

// Whether the server, asked, sees one value; `live` says its type in a cast.
function meansTheSame(server, database, wanted, live) {
  const type = /::([a-z_ ]+(?:\([\d, ]+\))?(?:\[\])?|[a-z0-9_]+(?:\[\])?)$/.exec(live ?? '')?.[1]
  return wanted !== null && type !== undefined && server.run(database, `SELECT (${wanted})::${type} = (${live})`).out.trim() === 't'
}
