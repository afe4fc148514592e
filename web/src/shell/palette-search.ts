// What the palette offers, and in which order. A prefix narrows it: > commands, # entities, / endpoints, @ versions.

export type EntryKind = 'project' | 'stage' | 'page' | 'entity' | 'operation' | 'section' | 'part' | 'file' | 'version' | 'command'

export interface Entry {
  id: string
  kind: EntryKind
  name: string
  detail?: string // shown beside it, and searched too
  keys?: string // the shortcut that does the same
  run: () => void
}

const prefixes: Record<string, EntryKind> = { '>': 'command', '#': 'entity', '/': 'operation', '@': 'version' }

export function readQuery(query: string): { kind: EntryKind | null; sought: string } {
  const kind = prefixes[query[0] ?? ''] ?? null
  return { kind, sought: (kind ? query.slice(1) : query).trim().toLowerCase() }
}

// Higher is better; 0: no match. Whole name, its beginning, the beginning of a word, anywhere, letters in order.
export function score(text: string, sought: string): number {
  const name = text.toLowerCase()
  if (sought === '') return 1
  if (name === sought) return 100
  if (name.startsWith(sought)) return 80
  const place = name.indexOf(sought)
  if (place > 0) return /[^a-z0-9]/.test(name[place - 1]!) || /[A-Z]/.test(text[place]!) ? 60 : 40
  let at = -1
  for (const letter of sought) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return 0
  }
  return sought.length > 2 ? 10 : 0
}

// With equal scores: what one goes to most often.
const weight: Record<EntryKind, number> = { stage: 9, entity: 8, project: 7, page: 6, operation: 5, section: 5, command: 4, part: 3, file: 2, version: 1 }
const most = 50

export function search(entries: readonly Entry[], query: string, recent: readonly string[]): Entry[] {
  const { kind, sought } = readQuery(query)
  const offered = kind ? entries.filter((entry) => entry.kind === kind) : entries
  if (sought === '') {
    if (kind) return offered.slice(0, most)
    const first = recent.flatMap((id) => offered.filter((entry) => entry.id === id))
    // Single parts and files are too many to be offered unasked.
    const rest = offered.filter((entry) => ['stage', 'project', 'page', 'command'].includes(entry.kind) && !first.includes(entry))
    return [...first, ...rest].slice(0, most)
  }
  return offered
    .map((entry) => ({
      entry,
      points: Math.max(score(entry.name, sought), entry.detail ? score(entry.detail, sought) * 0.5 : 0),
    }))
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        b.points - a.points ||
        weight[b.entry.kind] - weight[a.entry.kind] ||
        a.entry.name.length - b.entry.name.length ||
        a.entry.name.localeCompare(b.entry.name),
    )
    .slice(0, most)
    .map(({ entry }) => entry)
}

const key = 'nonagon.recent'
const kept = 8

export const recent = (): string[] => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function remember(id: string) {
  localStorage.setItem(key, JSON.stringify([id, ...recent().filter((one) => one !== id)].slice(0, kept)))
}
