// A catalogue is what a database holds, in one shape for all engines:
//   tables: { name: { columns: { name: { type, nullable, default } }, primaryKey: [column], uniques: [[column]],
//     foreignKeys: [{ column, references, onDelete }], checks: [name], indexes: { name: { unique, parts, partial } } } }
// `type` and `default` are in the engine's words; `default` is null when there is none.
import { inDialect, payloadOf } from '../files.mjs'

// What schema.json of the engine promises.
export function promised(design, engine) {
  const schema = JSON.parse(inDialect(design, engine, 'schema.json').text)
  const tables = {}
  for (const table of schema.tables) {
    tables[table.name] = {
      columns: Object.fromEntries(table.columns.map((column) => [
        column.name, { type: column.type, nullable: column.nullable, default: column.defaultValue ?? null }])),
      primaryKey: table.primaryKey,
      uniques: table.uniqueConstraints.map((unique) => unique.columns),
      foreignKeys: table.foreignKeys.map((key) => ({
        column: key.columns[0], references: key.references, onDelete: key.onDelete })),
      checks: table.checks.map((check) => check.name),
      indexes: {},
    }
  }
  for (const index of schema.indexes) {
    tables[index.table].indexes[index.name] = {
      unique: index.unique, parts: index.columns.length, partial: Boolean(index.where) }
  }
  return { tables, triggers: (schema.triggers ?? []).map((trigger) => `${trigger.name} on ${trigger.table}`), schema }
}

// Where the catalogue and the promise differ, one sentence each. `same.type` and `same.default` compare what is wanted with how
// the engine writes it.
export function differences(wanted, live, same) {
  const found = setDifferences('table', Object.keys(wanted.tables), Object.keys(live.tables))
  for (const [name, table] of Object.entries(wanted.tables)) {
    const other = live.tables[name]
    if (!other) continue
    found.push(...columnDifferences(name, table, other, same))
    found.push(...setDifferences(`${name}: primary key column`, table.primaryKey, other.primaryKey))
    found.push(...setDifferences(`${name}: unique`, table.uniques.map(String), other.uniques.map(String)))
    found.push(...setDifferences(`${name}: check`, table.checks, other.checks))
    const text = (key) => `${key.column} → ${key.references} ON DELETE ${key.onDelete}`
    found.push(...setDifferences(`${name}: foreign key`, table.foreignKeys.map(text), other.foreignKeys.map(text)))
    const shape = ([index, { unique, parts, partial }]) =>
      `${index} of ${parts}${unique ? ', unique' : ''}${partial ? ', partial' : ''}`
    found.push(...setDifferences(`${name}: index`, Object.entries(table.indexes).map(shape), Object.entries(other.indexes).map(shape)))
  }
  found.push(...setDifferences('trigger', wanted.triggers, live.triggers ?? []))
  return found
}

function columnDifferences(table, wanted, live, same) {
  const found = setDifferences(`${table}: column`, Object.keys(wanted.columns), Object.keys(live.columns))
  for (const [name, column] of Object.entries(wanted.columns)) {
    const other = live.columns[name]
    if (!other) continue
    if (column.nullable !== other.nullable) found.push(`${table}.${name}: nullable ${other.nullable}, wanted ${column.nullable}`)
    if (!same.type(column.type, other.type)) found.push(`${table}.${name}: type ${other.type}, wanted ${column.type}`)
    if (!same.default(column.default, other.default))
      found.push(`${table}.${name}: default ${other.default}, wanted ${column.default}`)
  }
  return found
}

function setDifferences(what, wanted, live) {
  return [
    ...wanted.filter((item) => !live.includes(item)).map((item) => `${what} ${item} is missing`),
    ...live.filter((item) => !wanted.includes(item)).map((item) => `${what} ${item} was not asked for`),
  ]
}

// The promise held against the authored data model: every entity a table, every field a column, `required` NOT NULL.
export function unkept(design, schema) {
  const found = []
  if (payloadOf(design, 'database')?.tables?.length > 0) return found  // another tool's own tables
  for (const entity of payloadOf(design, 'dataModel').entities) {
    if (entity.fields.length === 0) continue
    const table = schema.tables.find((candidate) => candidate.entity === entity.name)
    if (!table) {
      found.push(`entity ${entity.name} has no table`)
      continue
    }
    for (const field of entity.fields) {
      const column = table.columns.find((candidate) => candidate.field === field.name)
      if (!column) found.push(`${entity.name}.${field.name} has no column`)
      else if (field.required && column.nullable) found.push(`${entity.name}.${field.name} is required, its column may be empty`)
    }
  }
  return found
}

// "enum(a, b)" → ["a", "b"]; null for other types and lists of them.
export function enumValues(type) {
  const inside = /^enum\((.*)\)$/s.exec(type)?.[1]
  return inside === undefined ? null : inside.split(',').map((value) => value.trim())
}
