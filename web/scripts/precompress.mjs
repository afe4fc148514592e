// Writes .gz beside every file of dist that gains by it, so that the server never compresses a static file; then holds the
// sizes to their budgets (gzip, KiB): what the first page loads, its style sheet, and everything together.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url).pathname
const worth = new Set(['.js', '.css', '.html', '.svg', '.json', '.map'])
const sizes = new Map()

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith('.gz')) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = readFileSync(path)
  if (!worth.has(extname(path))) {
    sizes.set(path.slice(dist.length), bytes.length)
    continue
  }
  const packed = gzipSync(bytes, { level: 9 })
  sizes.set(path.slice(dist.length), packed.length)
  writeFileSync(path + '.gz', packed)
}

const html = readFileSync(join(dist, 'index.html'), 'utf8')
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+|[^"/]+\.js)"/g)].map((found) => found[1])
const sum = (names) => names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0) / 1024
const budgets = [
  ['first route, scripts', sum(first.filter((name) => name.endsWith('.js'))), 230],
  ['first route, styles', sum(first.filter((name) => name.endsWith('.css'))), 20],
  ['everything', sum([...sizes.keys()]), 3072],
]
let over = 0
for (const [what, size, budget] of budgets) {
  console.log(`${what}: ${size.toFixed(1)} of ${budget} KiB`)
  if (size > budget) over++
}
if (over) {
  console.error('over budget: load it later, or leave it out')
  process.exit(1)
}
