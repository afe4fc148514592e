import type { GenerationEvent } from '~/api/events'
import type { Json, Payload } from '~/api/types'
import { tokens, valueAt } from '~/document/pointer'
import { readJson } from './json-text'

// A generation as its events tell it.

export interface Run {
  last: number // id of the last event; one that comes again is not told again
  phases: string[]
  items: { pointer: string; value: Json }[]
  text: string
  inputTokens: number
  outputTokens: number
  cost: string
  end: null | 'done' | 'error' | 'cancelled'
  outputVersion: number | null
  message: string
}

export const begun: Run = {
  last: 0,
  phases: [],
  items: [],
  text: '',
  inputTokens: 0,
  outputTokens: 0,
  cost: '0',
  end: null,
  outputVersion: null,
  message: '',
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : '')
const numberIn = (value: unknown, before: number) => (typeof value === 'number' ? value : before)

export function told(before: Run, { id, kind, body }: GenerationEvent): Run {
  const number = Number(id) || 0
  if (before.end || (number > 0 && number <= before.last)) return before
  const run = { ...before, last: Math.max(before.last, number) }
  switch (kind) {
    case 'phase':
      return run.phases.at(-1) === body.phase ? run : { ...run, phases: [...run.phases, textIn(body.phase)] }
    case 'delta':
      return { ...run, text: run.text + textIn(body.text ?? body.delta) }
    case 'item':
      return { ...run, items: [...run.items, { pointer: textIn(body.pointer), value: (body.value ?? body.item ?? null) as Json }] }
    case 'usage':
      return {
        ...run,
        inputTokens: numberIn(body.inputTokens, run.inputTokens),
        outputTokens: numberIn(body.outputTokens, run.outputTokens),
        cost: body.estimatedCost === undefined ? run.cost : String(body.estimatedCost),
      }
    case 'done':
      return { ...run, end: 'done', outputVersion: numberIn(body.outputVersion, 0) || null }
    case 'error':
    case 'cancelled':
      return { ...run, end: kind, message: textIn(body.message) }
    default:
      return run
  }
}

function put(payload: Payload, pointer: string, value: Json) {
  const path = tokens(pointer)
  const last = path.pop()
  if (last === undefined) return void (value && typeof value === 'object' && !Array.isArray(value) && Object.assign(payload, value))
  let parent: Json = payload
  path.forEach((token, depth) => {
    const holder = parent as { [key: string]: Json }
    const following = path[depth + 1] ?? last
    if (holder[token] === null || typeof holder[token] !== 'object') holder[token] = /^(\d+|-)$/.test(following) ? [] : {}
    parent = holder[token]!
  })
  if (Array.isArray(parent)) parent[last === '-' ? parent.length : Number(last)] = value
  else (parent as { [key: string]: Json })[last] = value
}

// Cut JSON, closed where it broke: the last member or element that is not whole is left out.
export function closed(text: string): Payload | null {
  const begin = text.indexOf('{')
  if (begin < 0) return null
  const json = text.slice(begin)
  const whole = readJson(json)
  if (whole.mistake === null) return asPayload(whole.value)
  const ends = [...json.matchAll(/[,}\]]/g)].map((match) => match.index).reverse()
  for (const end of ends.slice(0, 400)) {
    const kept = json.slice(0, json[end] === ',' ? end : end + 1)
    const read = readJson(kept + open(kept))
    if (read.mistake === null) return asPayload(read.value)
  }
  return null
}

const asPayload = (value: Json): Payload | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null

// The brackets that are still to be closed.
function open(text: string): string {
  const brackets: string[] = []
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isText) {
      if (letter === '\\') at++
      else if (letter === '"') isText = false
    } else if (letter === '"') isText = true
    else if (letter === '{') brackets.push('}')
    else if (letter === '[') brackets.push(']')
    else if (letter === '}' || letter === ']') brackets.pop()
  }
  return (isText ? '"' : '') + brackets.reverse().join('')
}

// What had arrived when a run ended early: its whole items, else as much of its text as is whole. What a model answered to
// the interview is no part of the payload.
export function partOf(run: Run): Payload | null {
  const payload: Payload = run.items.length === 0 ? (closed(run.text) ?? {}) : {}
  for (const { pointer, value } of run.items) put(payload, pointer, value)
  delete payload.answers
  return Object.keys(payload).length > 0 ? payload : null
}

// What a run has cost, in dollars: by its calls on record, else as its events told.
export const costOf = (run: Run, calls: readonly { estimatedCost: string }[]): string =>
  calls.length === 0 ? run.cost : calls.reduce((sum, call) => sum + Number(call.estimatedCost), 0).toFixed(6)

// Elements by the list they stand in: {entities: 4, relationships: 2}.
export function itemCounts(run: Run): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { pointer } of run.items) {
    const [list, element] = tokens(pointer)
    if (list !== undefined && element !== undefined) counts[list] = (counts[list] ?? 0) + 1
  }
  return counts
}

export const nameOf = (value: Json): string => {
  if (typeof value === 'string') return value
  const name = valueAt(value, '/name') ?? valueAt(value, '/id') ?? valueAt(value, '/title')
  return typeof name === 'string' ? name : ''
}
