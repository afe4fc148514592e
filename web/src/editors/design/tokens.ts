import { useMemo } from 'react'

import { usePayload } from '~/document/hooks'
import { useCompiled } from '~/editors/form/compiled'
import { readTokens, variablesOf } from './scale'

// The design's tokens: what the server compiled from the saved version, or, while there are changes, what a save of them
// will compile.
export function useTokens(project: string) {
  const payload = usePayload()
  const { text, isOlder } = useCompiled(project, 'design/tokens.css')
  return useMemo(() => {
    const isPreview = isOlder || text === null
    return { ...(isPreview ? variablesOf(payload) : readTokens(text)), isPreview }
  }, [payload, text, isOlder])
}
