import type { AIGeneration, Version } from '~/api/types'

// The call that made a version; nobody's where a person wrote it.
export const callOf = (version: Version, calls: AIGeneration[]): AIGeneration | null =>
  calls.find((call) => call.id === version.aiGenerationId) ?? null
