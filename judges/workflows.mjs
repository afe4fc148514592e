import { filesOf } from './files.mjs'

// What the product's repository puts under .github/workflows/. Other services' files have no `on`.
export function workflowsOf(design) {
  return filesOf(design, (name) => /(^|\/)ci\.ya?ml$/.test(name) || name.includes('.github/workflows/')).filter(({ text }) => /^["']?on["']?:/m.test(text))
}
