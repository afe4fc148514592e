// Which designs are judged, and how each becomes a package folder.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = path.join(import.meta.dirname, '..')
export const engines = ['postgresql', 'mysql', 'sqlite', 'mongodb']
export const openapiOnRequest = 'openapi-3.2'
const targetsOfEngines = ['database-sql', 'database-seed', 'database-schema', 'prisma']

function ideas() {
  const folder = path.join(root, 'examples/ideas')
  return readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => ({
    name: `idea-${path.basename(file, '.json')}`,
    make: { idea: JSON.parse(readFileSync(path.join(folder, file), 'utf8')).idea },
  }))
}

function templates() {
  return readdirSync(path.join(root, 'knowledge/templates')).map((file) => path.parse(file).name).sort()
    .map((id) => ({ name: `template-${id}`, make: { template: id } }))
}

// Our own design, of which every stage is written down; golden designs and packages of other tools, whose later stages the
// built-in engine fills in.
function written() {
  const fixtures = path.join(root, 'tests/fixtures')
  const golden = readdirSync(path.join(fixtures, 'designs')).sort().map((name) => path.join(fixtures, 'designs', name))
  const foreign = ['sdp-plain', 'sdp-embedded-ids/sdp'].map((name) => path.join(fixtures, name))
  return [
    { name: 'nonagon', make: { build: path.join(root, 'design') } },
    ...golden.map((folder) => ({ name: `golden-${path.basename(folder)}`, make: { import: folder } })),
    ...foreign.map((folder, number) => ({ name: `golden-foreign-${number + 1}`, make: { import: folder } })),
  ]
}

// "all", or names parted by commas.
export function chosen(names) {
  const all = [...ideas(), ...templates(), ...written()]
  if (names === 'all') return all
  return names.split(',').map((name) => {
    const found = all.find((design) => design.name === name)
    if (!found) throw new Error(`no design is called ${name}`)
    return found
  })
}

// Writes each design as a package, in the words of every engine and as OpenAPI 3.2: { name, folder, zip, dialects }.
export async function prepare(designs, program, output) {
  const written = new Array(designs.length)
  const queue = designs.map((design, index) => ({ design, index }))
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) written[next.index] = await write(next.design, program, output)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return written
}

async function write({ name, make }, program, output) {
  const home = path.join(output, 'designs', name)
  mkdirSync(home, { recursive: true })
  const nonagon = async (...words) => JSON.parse((await run(program, [...words, '--json'], { maxBuffer: 2 ** 28 })).stdout)
  let folder
  if (make.build) {
    folder = path.join(home, `${name}.sdp`)
    cpSync(make.build, folder, { recursive: true })
    await nonagon('build', folder)
  } else if (make.import) {
    folder = path.resolve((await nonagon('import', make.import, '--derive', '-o', home)).path)
  } else {
    const from = make.template ? ['--template', make.template] : ['--idea', make.idea]
    folder = path.resolve((await nonagon('design', ...from, '-o', home)).path)
  }
  const dialects = path.join(home, 'dialects')
  const emit = async (dialect, ...words) => {
    const { files } = await nonagon('emit', ...words)
    for (const [file, bytes] of Object.entries(files)) {
      mkdirSync(path.join(dialects, dialect), { recursive: true })
      writeFileSync(path.join(dialects, dialect, path.basename(file)), bytes)
    }
  }
  for (const engine of engines) {
    for (const target of targetsOfEngines) await emit(engine, target, folder, '--engine', engine)
  }
  await emit(openapiOnRequest, 'openapi', folder, '--openapi', '3.2')
  return { name, folder, dialects }
}
