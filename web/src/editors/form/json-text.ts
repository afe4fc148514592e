import type { Json } from '~/api/types'

export interface Mistake {
  line: number
  column: number
  message: string
  from: number // offset in the text
}

// JSON as it stands in a box, or where and why it cannot be read.
export function readJson(text: string): { value: Json } | { mistake: Mistake } {
  try {
    return { value: JSON.parse(text) as Json }
  } catch (error) {
    const told = String((error as Error).message)
    const at = told.match(/position (\d+)/)
    const from = at ? Number(at[1]) : text.length
    const before = text.slice(0, from).split('\n')
    const message = told.replace(/ in JSON.*$/s, '').replace(/, \.\.\.?.*is not valid JSON$/s, '')
    return { mistake: { line: before.length, column: before.at(-1)!.length + 1, message, from } }
  }
}
