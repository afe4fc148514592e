import type { Json, Payload, StageName } from '~/api/types'
import { t, type Key } from '~/text'

// What a stage has decided, in a line: how many of what, and the names that people know them by.
export interface Summary {
  counts: { key: string; count: number; text: string }[]
  names: string[]
  words: string[] // choices that are one word: an engine, a mood
}

const counted: Partial<Record<StageName, string[]>> = {
  product: ['features', 'personas', 'problems'],
  dataModel: ['entities', 'relationships'],
  database: ['indexes', 'checks'],
  api: ['resources', 'actions', 'jobs'],
  stack: ['dependencies', 'decisions'],
  sections: ['sections'],
  infrastructure: ['services', 'envVars'],
}

const named: Partial<Record<StageName, string>> = { product: 'features', dataModel: 'entities', api: 'resources', sections: 'sections', infrastructure: 'services' }

const listAt = (data: Payload, key: string): Json[] => {
  const value = data[key]
  return Array.isArray(value) ? value : []
}

const at = (value: Json | undefined, key: string): Json | undefined =>
  value && typeof value === 'object' && !Array.isArray(value) ? value[key] : undefined

const nameOf = (item: Json): string => {
  if (typeof item === 'string') return item
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return ''
  return String(item.name ?? item.entity ?? item.id ?? '')
}

function words(stage: StageName, data: Payload): string[] {
  const text = (value: Json | undefined) => (typeof value === 'string' ? [value] : [])
  if (stage === 'database') return [[...text(data.engine), ...text(data.version)].join(' ')].filter(Boolean)
  if (stage === 'infrastructure') return text(data.hosting)
  if (stage === 'design') return [...listAt(data, 'mood').flatMap((mood) => text(mood)), ...text(at(at(data.typography, 'heading'), 'fontFamily'))]
  if (stage === 'stack') {
    const selections = data.selections
    const chosen = Array.isArray(selections) ? selections : selections && typeof selections === 'object' ? Object.values(selections) : []
    return chosen.map((one) => (one && typeof one === 'object' && !Array.isArray(one) ? String(one.name ?? one.choice ?? '') : nameOf(one))).filter(Boolean)
  }
  if (stage === 'export') return listAt(data, 'formats').flatMap((format) => text(format))
  return []
}

export function summaryOf(stage: StageName, data: Payload | null): Summary {
  if (!data) return { counts: [], names: [], words: [] }
  const counts = (counted[stage] ?? []).map((key) => {
    const count = listAt(data, key).length
    return { key, count, text: t(`pages.counts.${key}` as Key, { count }) }
  })
  const list = named[stage]
  return {
    counts: counts.filter(({ count }) => count > 0),
    names: list ? listAt(data, list).map(nameOf).filter(Boolean) : [],
    words: words(stage, data),
  }
}

// "9 entities, 11 relationships · postgresql 17"
export function lineOf(stage: StageName, data: Payload | null): string {
  const { counts, words } = summaryOf(stage, data)
  return [counts.map((one) => one.text).join(', '), words.slice(0, 6).join(', ')].filter(Boolean).join(' · ')
}
