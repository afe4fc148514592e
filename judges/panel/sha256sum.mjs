import { spawnSync } from 'node:child_process'
import { fileOf, filesOf } from '../files.mjs'

export const title = 'sha256sum of every file equals the manifest, which lists every file'
export const fault = { file: 'README.md', from: /$/, to: 'More.\n' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const listed = JSON.parse(fileOf(design, 'sdp.json').text).files
    verdicts.checked(design, listed.length)
    const input = listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
    const { status, stdout, stderr } = spawnSync('sha256sum', ['--check', '--strict', '--quiet', '-'], { cwd: design.folder, input, encoding: 'utf8' })
    if (status !== 0) verdicts.error(design, `${stdout}${stderr}`)
    const paths = new Set(listed.map(({ path }) => path))
    for (const { path } of filesOf(design, (name) => name !== 'sdp.json')) if (!paths.has(path)) verdicts.error(design, `${path} is not in the manifest`)
  }
}
