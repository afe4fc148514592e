import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

// The files of a design's package whose path fits, sorted: { path, file, text }.
export function filesOf(design, fits) {
  return readdirSync(design.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(design.folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => fits(name))
    .sort()
    .map((name) => ({ path: name, file: path.join(design.folder, name), text: readFileSync(path.join(design.folder, name), 'utf8') }))
}

// One file of the package, null when it has none.
export function fileOf(design, name) {
  const file = path.join(design.folder, name)
  return existsSync(file) ? { path: name, file, text: readFileSync(file, 'utf8') } : null
}

export function payloadOf(design, stage) {
  const file = fileOf(design, `stages/${stage}.json`)
  return file && JSON.parse(file.text)
}

// What the program writes for the design in another dialect (the words of a database engine, OpenAPI 3.2); null where it writes
// nothing.
export function inDialect(design, dialect, name) {
  const file = path.join(design.dialects, dialect, name)
  return existsSync(file) ? { path: `${dialect}: ${name}`, file, text: readFileSync(file, 'utf8') } : null
}
