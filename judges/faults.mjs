import { cpSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesOf, inDialect } from './files.mjs'

// A copy in `home` of the first design that has something to break, with the fault in it; null when none has. A fault is
// { file, from, to }: a path of the package or a pattern for it, or the name of a file in a `dialect`.
export function planted(fault, designs, home) {
  for (const design of designs) {
    for (const { file, text } of filesThatFit(fault, design)) {
      const broken = text.replace(fault.from, fault.to)
      if (broken === text) continue
      const copy = { name: design.name, folder: path.join(home, path.basename(design.folder)), dialects: path.join(home, 'dialects') }
      cpSync(design.folder, copy.folder, { recursive: true })
      cpSync(design.dialects, copy.dialects, { recursive: true })
      const base = fault.dialect ? ['dialects', design.dialects] : ['folder', design.folder]
      writeFileSync(path.join(copy[base[0]], path.relative(base[1], file)), broken)
      return copy
    }
  }
  return null
}

function filesThatFit({ dialect, file }, design) {
  if (dialect) return [inDialect(design, dialect, file)].filter(Boolean)
  return filesOf(design, (name) => (file instanceof RegExp ? file.test(name) : file === name))
}
