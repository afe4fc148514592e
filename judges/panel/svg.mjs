import { JSDOM } from 'jsdom'
import { filesOf } from '../files.mjs'

export const title = 'an XML parser reads every picture: SVG with a size, ids given once, no script, nothing from elsewhere'
export const fault = { file: /\.svg$/, from: '</svg>', to: '<g></svg>' }

export async function judge(designs, verdicts) {
  const { DOMParser } = new JSDOM('').window
  for (const design of designs) {
    for (const { path, text } of filesOf(design, (name) => name.endsWith('.svg'))) {
      verdicts.checked(design)
      for (const fault of faultsOf(new DOMParser().parseFromString(text, 'image/svg+xml'))) verdicts.error(design, `${path}: ${fault}`)
    }
  }
}

function* faultsOf(document) {
  const { documentElement: root } = document
  if (root.localName === 'parsererror') return yield root.textContent.split('\n')[0]
  if (root.namespaceURI !== 'http://www.w3.org/2000/svg' || root.localName !== 'svg') yield 'is no SVG'
  if (!root.hasAttribute('viewBox')) yield 'has no viewBox'
  const ids = new Set()
  for (const element of document.getElementsByTagName('*')) {
    if (element.localName === 'script' || element.localName === 'foreignObject') yield `holds a ${element.localName}`
    for (const { name, value } of element.attributes) {
      if (name === 'id' && ids.size === ids.add(value).size) yield `gives the id ${value} twice`
      if (name.startsWith('on')) yield `listens by ${name}`
      if (/(^|:)href$/.test(name) && !value.startsWith('#')) yield `points at ${value}`
    }
  }
}
