import { typeCheck } from '../typescript.mjs'
import { filesOf } from '../files.mjs'

export const title = 'tsc --strict over the types of the data model'
export const fault = { file: 'data-model/types.ts', from: ': string', to: ': strin' }

export async function judge(designs, verdicts) {
  const sources = new Map()
  const owner = new Map()
  for (const design of designs) {
    for (const { file, text } of filesOf(design, (name) => name.endsWith('.ts'))) {
      sources.set(file, text)
      owner.set(file, design)
      verdicts.checked(design)
    }
  }
  typeCheck(sources, (file, text) => verdicts.error(owner.get(file) ?? designs[0], text))
}
