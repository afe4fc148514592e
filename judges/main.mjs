// Makes a package of every design, lets each judge look at all of them in a process of its own, and prints
// judge × design × result.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { prepare, chosen } from './designs.mjs'

const here = import.meta.dirname
const { values: options } = parseArgs({
  options: {
    designs: { type: 'string', default: 'all' },
    judges: { type: 'string', default: 'all' },
    program: { type: 'string', default: path.join(here, '../build/nonagon') },
    output: { type: 'string', default: path.join(here, '../build/judges') },
  },
})

const panel = readdirSync(path.join(here, 'panel')).map((file) => path.basename(file, '.mjs')).sort()
const judges = options.judges === 'all' ? panel : options.judges.split(',')
const stranger = judges.find((judge) => !panel.includes(judge))
if (stranger) throw new Error(`no judge is called ${stranger}; there are ${panel.join(', ')}`)

rmSync(options.output, { recursive: true, force: true })
mkdirSync(options.output, { recursive: true })
const started = performance.now()
const designs = await prepare(chosen(options.designs), path.resolve(options.program), path.resolve(options.output))
const list = path.join(options.output, 'designs.json')
writeFileSync(list, JSON.stringify(designs))
console.log(`${designs.length} designs written in ${seconds(started)} s`)

const results = []
await atOnce(availableParallelism(), judges, async (judge) => {
  const result = await ask(judge)
  results.push(result)
  console.error(`${judge} looked for ${result.seconds} s: ${result.failure || `${errorsOf(result)} errors`}`)
})

results.sort((a, b) => a.judge.localeCompare(b.judge))
const table = path.join(options.output, 'results.tsv')
writeFileSync(table, results.flatMap((result) => rows(result)).join(''))
for (const result of results) reportErrors(result)
console.log(`\n${'judge'.padEnd(20)} designs  checked  errors  seconds  what it holds`)
for (const result of results) console.log(line(result))
const failed = results.filter((result) => result.failure || errorsOf(result) > 0)
const looked = results.flatMap((result) => Object.values(result.verdicts)).filter((verdict) => verdict.checked > 0).length
const errors = results.reduce((sum, result) => sum + errorsOf(result), 0)
console.log(`\n${results.length} judges × ${designs.length} designs in ${seconds(started)} s: ${looked} verdicts, ${errors} errors; every one in ${path.relative(process.cwd(), table)}`)
console.log(`${results.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 ? 1 : 0

// One judge in a process of its own: { judge, title, seconds, verdicts: { design: { checked, errors } }, failure }.
function ask(judge) {
  const begun = performance.now()
  const answer = path.join(options.output, `${judge}.json`)
  const child = spawn(process.execPath, ['--no-warnings', '--max-old-space-size=4096', path.join(here, 'ask.mjs'), judge, list, answer], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', SCARF_ANALYTICS: 'false' },
  })
  let said = ''
  child.stdout.on('data', (data) => (said += data))
  child.stderr.on('data', (data) => (said += data))
  return new Promise((resolve) => {
    child.on('close', async (code) => {
      const result = { judge, title: '', verdicts: {}, seconds: seconds(begun), failure: '' }
      if (code !== 0) return resolve({ ...result, failure: `ended with ${code}: ${said.slice(-2000)}` })
      const { default: answered } = await import(answer, { with: { type: 'json' } })
      resolve({ ...result, ...answered, failure: whyUntrusted(answered) })
    })
  })
}

// A judge that looks at nothing, or that passes a fault put in on purpose, says nothing of the designs.
function whyUntrusted({ verdicts, planted, seen }) {
  if (Object.values(verdicts).every((verdict) => verdict.checked === 0)) return 'looked at nothing'
  return planted && !seen ? `passed a fault planted in ${planted}` : ''
}

function errorsOf(result) {
  return Object.values(result.verdicts).reduce((sum, verdict) => sum + verdict.errors.length, 0)
}

function reportErrors(result) {
  if (result.failure) console.log(`${result.judge} ${result.failure}`)
  for (const [design, { errors }] of Object.entries(result.verdicts)) {
    for (const error of errors.slice(0, 5)) console.log(`${result.judge}, ${design}: ${error}`)
    if (errors.length > 5) console.log(`${result.judge}, ${design}: … ${errors.length - 5} more`)
  }
}

// One row of the table: how many designs have what the judge looks at, how much of it, and what it refused.
function line(result) {
  const verdicts = Object.values(result.verdicts).filter((verdict) => verdict.checked > 0)
  const checked = verdicts.reduce((sum, verdict) => sum + verdict.checked, 0)
  const errors = result.failure ? 'failed' : String(errorsOf(result))
  return `${result.judge.padEnd(20)} ${String(verdicts.length).padStart(7)} ${String(checked).padStart(8)} ${errors.padStart(7)} ${result.seconds.padStart(8)}  ${result.title}`
}

function rows(result) {
  return Object.entries(result.verdicts).map(
    ([design, { checked, errors }]) => `${result.judge}\t${design}\t${checked}\t${errors.length}\n`)
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1)
}

async function atOnce(count, items, work) {
  const queue = [...items]
  const worker = async () => {
    while (queue.length > 0) await work(queue.shift())
  }
  await Promise.all(Array.from({ length: count }, worker))
}
