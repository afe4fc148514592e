import type { Spent } from '~/api/types'

// A spend of each day, without holes: days on which nothing was asked count as nothing.
export interface Day {
  day: string // 2026-11-23, in UTC as the server counts
  calls: number
  tokens: number
  cost: number
}

const dayMs = 86_400_000
const nameOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export function daysOf(byDay: readonly (Spent & { key: string })[], days: number | null, now = Date.now()): Day[] {
  const known = new Map(byDay.map((day) => [day.key, day]))
  const today = Date.parse(nameOf(now))
  const oldest = [...known.keys()].sort()[0]
  const first = days !== null ? today - (days - 1) * dayMs : oldest ? Date.parse(oldest) : today
  const list: Day[] = []
  for (let ms = first; ms <= today; ms += dayMs) {
    const day = known.get(nameOf(ms))
    list.push({ day: nameOf(ms), calls: day?.calls ?? 0, tokens: day?.totalTokens ?? 0, cost: Number(day?.estimatedCost ?? 0) })
  }
  return list
}

const quoted = (text: string | number) => (/[",\n]/.test(String(text)) ? `"${String(text).replace(/"/g, '""')}"` : String(text))

// RFC 4180: one row a day, project and model, as they stand on the page.
export function csvOf(parts: { by: string; rows: readonly (Spent & { key: string })[] }[]): string {
  const head = ['by', 'name', 'calls', 'inputTokens', 'outputTokens', 'totalTokens', 'callsWithoutPrice', 'estimatedCost']
  const rows = parts.flatMap(({ by, rows }) =>
    rows.map((row) => [by, row.key, row.calls, row.inputTokens, row.outputTokens, row.totalTokens, row.callsWithoutPrice, row.estimatedCost]),
  )
  return [head, ...rows].map((row) => row.map(quoted).join(',') + '\r\n').join('')
}
