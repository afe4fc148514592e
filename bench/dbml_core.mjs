// dbml_core.mjs FILE.dbml: @dbml/core prints the tables of a DBML file as PostgreSQL. Answers with the number of tables and
// the CPU milliseconds of parsing and printing alone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const judges = path.join(import.meta.dirname, '../judges/main.mjs')
const { ModelExporter, Parser } = createRequire(judges)('@dbml/core')
const text = readFileSync(process.argv[2], 'utf8')
const before = process.cpuUsage()
const sql = ModelExporter.export(new Parser().parse(text, 'dbmlv2').normalize(), 'postgres')
const { user, system } = process.cpuUsage(before)
console.log(`${sql.match(/CREATE TABLE/g).length} ${(user + system) / 1000}`)
