import type { Place } from './lay-out'

// Where the entities stand, by project, in this browser: how a canvas is arranged is no part of the design.
const keyOf = (project: string) => `nonagon.canvas.${project}`

export function readPositions(project: string): Record<string, Place> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(project)) ?? '{}') as unknown
    return kept !== null && typeof kept === 'object' ? (kept as Record<string, Place>) : {}
  } catch {
    return {}
  }
}

export function keepPositions(project: string, places: Record<string, Place>) {
  try {
    localStorage.setItem(keyOf(project), JSON.stringify(places))
  } catch {
    // Storage that is full or forbidden costs the arrangement, nothing else.
  }
}
