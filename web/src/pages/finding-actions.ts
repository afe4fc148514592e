import { call, post } from '~/api/client'
import type { Finding, Payload, Project, Stage } from '~/api/types'
import { patched } from '~/document/patch'
import { refresh, stageIn } from '~/stage/project'
import { t } from '~/text'
import { notify } from '~/ui/feedback'

const address = (project: Project, finding: Finding) => `/projects/${project.id}/stages/${finding.stage}`

// A completed stage is read only; a fix opens it again.
export const needsOpening = (project: Project, finding: Finding) => stageIn(project, finding.stage).status === 'complete'

async function save(path: string, data: Payload, etag: string) {
  return call<Stage>('PUT', path, { body: { data }, etag })
}

// Saves the mended payload as a new version; undo saves the one before it again.
export async function applyFix(project: Project, finding: Finding) {
  const path = address(project, finding)
  if (needsOpening(project, finding)) await post(`${path}/revert`)
  const before = await call<Stage>('GET', path)
  const data = before.body.data ?? {}
  const saved = await save(path, patched(data, finding.fix!.patch), before.etag ?? '')
  await refresh(project)
  notify(t('pages.problems.fixed', { title: finding.fix!.title }), () => {
    void save(path, data, saved.etag ?? '').then(() => refresh(project))
  })
}
