import type { AIGeneration, Version } from '~/api/types'

// The call that made a version: the server lists both, joined by nothing but the moment.
const nearMs = 5_000

export function callOf(version: Version, calls: AIGeneration[]): AIGeneration | null {
  if (version.generatedBy === 'human') return null
  const apart = (call: AIGeneration) => Math.abs(Date.parse(call.createdAt) - Date.parse(version.createdAt))
  const near = calls.filter((call) => call.status === 'success' && apart(call) <= nearMs)
  return near.sort((a, b) => apart(a) - apart(b))[0] ?? null
}
