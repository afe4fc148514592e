// precompress.mjs FOLDER: packs every text of a build with gzip (the packed file takes the place of the plain one, as <name>.gz),
// so that the server never compresses a page; then holds the sizes to their budgets (KiB as sent): what the first page loads,
// its style sheet, and everything together.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = process.argv[2]
const texts = new Set(['.js', '.css', '.html', '.svg', '.json'])
const sizes = new Map()
const html = readFileSync(join(folder, 'index.html'), 'utf8')

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = readFileSync(path)
  if (!texts.has(extname(path))) {
    sizes.set(relative(folder, path), bytes.length)
    continue
  }
  const packed = gzipSync(bytes, { level: 9 })
  sizes.set(relative(folder, path), packed.length)
  writeFileSync(path + '.gz', packed)
  rmSync(path)
}

const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+|[^"/]+\.js)"/g)].map((found) => found[1])
const sum = (names) => names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0) / 1024
const budgets = [
  ['first route, scripts', sum(first.filter((name) => name.endsWith('.js'))), 230],
  ['first route, styles', sum(first.filter((name) => name.endsWith('.css'))), 20],
  ['everything', sum([...sizes.keys()]), 3072],
]
let over = 0
for (const [what, size, budget] of budgets) {
  console.log(`web: ${what}: ${size.toFixed(1)} of ${budget} KiB`)
  if (size > budget) over++
}
if (over) {
  console.error('web: over budget: load it later, or leave it out')
  process.exit(1)
}
