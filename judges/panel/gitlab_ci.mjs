import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipelinesOf } from '../workflows.mjs'

export const title = "gitlab-ci-local, which holds GitLab's own schema, lists the jobs of the pipelines"
export const fault = { file: /(^|\/)ci\.yml$/, from: /^ {2}stage: .*/m, to: '  stage: nowhere' }

const program = path.join(import.meta.dirname, '../node_modules/gitlab-ci-local/dist/index.js')

export async function judge(designs, verdicts) {
  const repository = mkdtempSync(path.join(tmpdir(), 'judge-gitlab-'))
  try {
    spawnSync('git', ['init', '--quiet', '--initial-branch=main', repository])
    spawnSync('git', ['-C', repository, 'remote', 'add', 'origin', 'https://gitlab.com/nonagon/design.git'])
    for (const design of designs) {
      for (const { path: name, text } of pipelinesOf(design)) {
        writeFileSync(path.join(repository, '.gitlab-ci.yml'), text)
        const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--list-json'], { cwd: repository, encoding: 'utf8' })
        if (status !== 0) verdicts.error(design, `${name}: ${stderr}`)
        else verdicts.checked(design, JSON.parse(stdout).length)
      }
    }
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}
