// ask.mjs JUDGE DESIGNS.json ANSWER.json: one judge of panel/ over the listed designs, then over one of them with a fault in it.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { planted } from './faults.mjs'
import { Verdicts } from './verdicts.mjs'

const [judge, list, answer] = process.argv.slice(2)
const designs = JSON.parse(readFileSync(list, 'utf8'))
const { title, fault, judge: look } = await import(`./panel/${judge}.mjs`)

async function verdictsOn(looked) {
  const verdicts = new Verdicts(looked)
  await look(looked, verdicts)
  return verdicts.all()
}

const verdicts = await verdictsOn(designs)
const faulty = planted(fault, designs, path.join(path.dirname(answer), 'planted', judge))
const seen = faulty && (await verdictsOn([faulty]))[faulty.name].errors[0]
writeFileSync(answer, JSON.stringify({ title, verdicts, planted: faulty?.name ?? null, seen: seen ?? null }))
process.exit(0)
