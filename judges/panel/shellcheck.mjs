import { spawnSync } from 'node:child_process'
import { parse } from 'yaml'
import { filesOf } from '../files.mjs'
import { workflowsOf } from '../workflows.mjs'

export const title = 'ShellCheck over scripts, steps of workflows and RUN lines of Dockerfiles'
export const fault = { file: /(^|\/)ci\.yml$/, from: /run: .*/, to: 'run: echo $HOME' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    for (const [place, script] of scriptsOf(design)) {
      verdicts.checked(design)
      const { stdout, stderr, status } = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], { input: script, encoding: 'utf8' })
      if (status !== 0) verdicts.error(design, `${place}: ${stdout || stderr}`)
    }
  }
}

function scriptsOf(design) {
  const scripts = filesOf(design, (name) => name.endsWith('.sh')).map(({ path, text }) => [path, text])
  for (const { path, text } of workflowsOf(design)) {
    for (const [job, { steps = [] }] of Object.entries(parse(text).jobs ?? {})) {
      for (const { run } of steps) if (run) scripts.push([`${path} ${job}`, run.replaceAll(/\$\{\{[^}]*\}\}/g, 'value')])
    }
  }
  for (const { path, text } of filesOf(design, (name) => /(^|\/)Dockerfile$/.test(name))) {
    const lines = text.replaceAll(/\\\n/g, ' ').split('\n').filter((line) => line.startsWith('RUN '))
    for (const line of lines) scripts.push([path, line.slice(4).replaceAll(/--(mount|network|security)=\S+/g, '')])
  }
  return scripts
}
