import { spawnSync } from 'node:child_process'
import { filesOf } from '../files.mjs'

export const title = 'yamllint, relaxed'
export const fault = { file: 'infrastructure/compose.yaml', from: /^services:/m, to: 'services:  ' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const files = filesOf(design, (name) => /\.ya?ml$/.test(name)).map(({ file }) => file)
    if (files.length === 0) continue
    verdicts.checked(design, files.length)
    const { stdout, stderr } = spawnSync('yamllint', ['--format', 'parsable', '-d', '{extends: relaxed, rules: {line-length: disable}}', ...files], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    for (const line of `${stdout}${stderr}`.split('\n').filter(Boolean)) verdicts.error(design, line.replace(`${design.folder}/`, ''))
  }
}
