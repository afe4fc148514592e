import { patch, post, remove, send } from '~/api/client'
import { changed, projectKey } from '~/api/queries'
import type { ExportPackage, Project } from '~/api/types'
import { t } from '~/text'
import { notify } from '~/ui/feedback'

// What can be done with a whole project, each told with its way back.

const fresh = (project: Project) => changed(['projects'], projectKey(project.slug))

export async function rename(project: Project, name: string) {
  await patch(`/projects/${project.id}`, { name })
  await fresh(project)
  notify(t('pages.projects.renamed', { name }), () => void patch(`/projects/${project.id}`, { name: project.name }).then(() => fresh(project)))
}

export async function archive(project: Project) {
  await patch(`/projects/${project.id}`, { status: 'archived' })
  await fresh(project)
  notify(t('pages.projects.archived', { name: project.name }), () => void activate(project))
}

export async function activate(project: Project) {
  await patch(`/projects/${project.id}`, { status: 'active' })
  await fresh(project)
}

export async function destroy(project: Project) {
  await remove(`/projects/${project.id}`)
  await fresh(project)
  notify(t('pages.projects.deleted', { name: project.name }), () => void restore(project))
}

export async function restore(project: Project) {
  await post(`/projects/${project.id}/restore`)
  await fresh(project)
  notify(t('pages.projects.restored', { name: project.name }))
}

// A copy is the package of the project, taken in again: the same decisions, a history of its own.
export async function duplicate(project: Project): Promise<Project> {
  const made = await post<ExportPackage>(`/projects/${project.id}/exports`, { format: 'zip' })
  const bytes = await (await send('GET', `/projects/${project.id}/exports/${made.id}/download`)).blob()
  const { project: copy } = await post<{ project: Project }>('/projects/import', bytes, {
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': `${project.slug}.zip` },
  })
  const named = await patch<Project>(`/projects/${copy.id}`, { name: t('pages.projects.copyName', { name: project.name }) })
  await changed(['projects'])
  notify(t('pages.projects.duplicated', { name: named.name }), () => void remove(`/projects/${copy.id}`).then(() => changed(['projects'])))
  return named
}
