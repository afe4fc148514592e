// ask.mjs JUDGE DESIGNS.json ANSWER.json: one judge of panel/ over the listed designs.
import { readFileSync, writeFileSync } from 'node:fs'
import { Verdicts } from './verdicts.mjs'

const [judge, list, answer] = process.argv.slice(2)
const designs = JSON.parse(readFileSync(list, 'utf8'))
const { title, judge: look } = await import(`./panel/${judge}.mjs`)
const verdicts = new Verdicts(designs)
await look(designs, verdicts)
writeFileSync(answer, JSON.stringify({ title, verdicts: verdicts.all() }))
process.exit(0)
