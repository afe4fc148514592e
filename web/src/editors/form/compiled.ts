import { queryOptions, useQuery } from '@tanstack/react-query'

import { Problem } from '~/api/client'
import { fileText } from '~/api/queries'
import { useDocumentState } from '~/document/hooks'

export interface Compiled {
  text: string | null // null: not read yet, or this design has no such file
  isMissing: boolean
  isOlder: boolean // the stage has changes that only a save will compile
  error: unknown
}

// A file of the package, compiled by the server from the saved versions; read again after each save of this stage.
export function useCompiled(project: string, path: string): Compiled {
  const etag = useDocumentState((state) => state.etag)
  const isOlder = useDocumentState((state) => state.isChanged)
  const file = fileText(project, path)
  const { data, error } = useQuery(
    queryOptions({ ...file, queryKey: [...file.queryKey, etag], placeholderData: (before) => before }),
  )
  const isMissing = error instanceof Problem && error.status === 404
  return { text: isMissing ? null : (data ?? null), isMissing, isOlder, error: isMissing ? null : error }
}
