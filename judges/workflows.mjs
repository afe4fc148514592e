import { filesOf } from './files.mjs'

const isWorkflow = (text) => /^["']?on["']?:/m.test(text)

// What the product's repository puts under .github/workflows/. Other services' files have no `on`.
export function workflowsOf(design) {
  return filesOf(design, (name) => /(^|\/)ci\.ya?ml$/.test(name) || name.includes('.github/workflows/')).filter(({ text }) => isWorkflow(text))
}

// What the product's repository holds as .gitlab-ci.yml.
export function pipelinesOf(design) {
  return filesOf(design, (name) => /(^|\/)ci\.ya?ml$/.test(name)).filter(({ text }) => !isWorkflow(text))
}
