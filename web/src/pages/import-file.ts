import { post } from '~/api/client'
import { changed } from '~/api/queries'
import type { Project } from '~/api/types'

interface Imported {
  project: Project
  report: { remarks: unknown[]; findings: unknown[] }
}

// A package (zip) or a Markdown data model becomes a project of its own. Header values are Latin-1: other letters of a file's
// name are left out, which only the slug shows.
export async function importFile(file: File): Promise<{ project: Project; remarks: number }> {
  const name = file.name.replace(/[^\x20-\x7e]/g, '_')
  const { project, report } = await post<Imported>('/projects/import', file, {
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': name },
  })
  await changed(['projects'])
  return { project, remarks: report.remarks.length }
}
