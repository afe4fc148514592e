import { spawnSync } from 'node:child_process'
import { filesOf } from '../files.mjs'

export const title = 'yamllint, relaxed'
export const fault = { file: 'infrastructure/compose.yaml', from: /^services:/m, to: 'services:  ' }

// One process for all: starting it costs more than reading a file.
export async function judge(designs, verdicts) {
  const owners = new Map()
  for (const design of designs) for (const { file } of filesOf(design, (name) => /\.ya?ml$/.test(name))) owners.set(file, design)
  for (const design of owners.values()) verdicts.checked(design)
  const { stdout, stderr } = spawnSync('yamllint', ['--format', 'parsable', '-d', '{extends: relaxed, rules: {line-length: disable}}', ...owners.keys()], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  for (const line of stdout.split('\n').filter(Boolean)) {
    const file = line.slice(0, line.search(/:\d+:\d+: /))
    const design = owners.get(file)
    verdicts.error(design, line.replace(`${design.folder}/`, ''))
  }
  if (stderr) verdicts.error(designs[0], stderr)
}
