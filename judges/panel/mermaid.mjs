import { JSDOM } from 'jsdom'
import { filesOf } from '../files.mjs'

export const title = 'Mermaid parses every diagram, also those inside Markdown'
export const fault = { file: 'data-model/erd.mmd', from: 'erDiagram', to: 'erDiagrams' }

export async function judge(designs, verdicts) {
  const { window } = new JSDOM('')
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({ startOnLoad: false })
  for (const design of designs) {
    for (const [place, diagram] of diagramsOf(design)) {
      verdicts.checked(design)
      try {
        await mermaid.parse(diagram)
      } catch (error) {
        verdicts.error(design, `${place}: ${error.message}`)
      }
    }
  }
}

function diagramsOf(design) {
  const diagrams = filesOf(design, (name) => name.endsWith('.mmd')).map(({ path, text }) => [path, text])
  for (const { path, text } of filesOf(design, (name) => name.endsWith('.md'))) {
    for (const [, diagram] of text.matchAll(/^```mermaid\n(.*?)^```$/gms)) diagrams.push([path, diagram])
  }
  return diagrams
}
