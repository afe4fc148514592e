import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { send } from '~/api/client'
import { exportsOf, filesOf } from '~/api/queries'
import { since, type FileRow, type FileState } from './tree'
import { textInZip } from './zip'

// The files of an export with their hashes: its manifest tells them, and the zip is kept as it was made.
async function filesIn(project: string, id: string): Promise<FileRow[]> {
  const response = await send('GET', `/projects/${project}/exports/${id}/download`, { headers: { Accept: '*/*' } })
  const manifest = JSON.parse(await textInZip(await response.arrayBuffer(), '/sdp.json')) as { files: FileRow[] }
  return manifest.files
}

const none = new Map<string, FileState>()

// What changed since an export: the one that was asked for, or the last one.
export function useSince(project: string, wanted: string | undefined) {
  const exports = useQuery(exportsOf(project))
  const files = useQuery(filesOf(project))
  const sorted = [...(exports.data ?? [])].sort((a, b) => (a.exportedAt < b.exportedAt ? 1 : -1))
  const from = sorted.find((one) => one.id === wanted) ?? sorted[0] ?? null
  const former = useQuery({
    queryKey: ['of', project, 'export-files', from?.id],
    queryFn: () => filesIn(project, from!.id),
    enabled: from !== null,
    staleTime: Infinity,
  })
  const states = useMemo(
    // The manifest lists every file but itself.
    () => (former.data && files.data ? since(former.data, files.data.filter((file) => file.path !== 'sdp.json')) : none),
    [former.data, files.data],
  )
  return { from, exports: sorted, states, isKnown: former.data !== undefined, error: exports.error ?? former.error }
}
