import { call, post, put } from '~/api/client'
import type { Finding, Payload, Project, Stage, Waiver } from '~/api/types'
import { refresh, stageIn } from '~/stage/project'
import { t } from '~/text'
import { notify } from '~/ui/feedback'
import { applyPatch } from './json-patch'

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
  const saved = await save(path, applyPatch(data, finding.fix!.patch), before.etag ?? '')
  await refresh(project)
  notify(t('pages.problems.fixed', { title: finding.fix!.title }), () => {
    void save(path, data, saved.etag ?? '').then(() => refresh(project))
  })
}

const samePlace = (a: Waiver, b: Pick<Finding, 'rule' | 'stage' | 'pointer'>) =>
  a.rule === b.rule && a.stage === b.stage && a.pointer === b.pointer

async function set(project: Project, change: (waivers: Waiver[]) => Waiver[]) {
  const { body } = await call<{ waivers: Waiver[] }>('GET', `/projects/${project.id}/waivers`)
  await put(`/projects/${project.id}/waivers`, { waivers: change(body.waivers) })
  await refresh(project)
}

export async function waive(project: Project, { rule, stage, pointer }: Finding, reason: string) {
  const others = (waivers: Waiver[]) => waivers.filter((one) => !samePlace(one, { rule, stage, pointer }))
  await set(project, (waivers) => [...others(waivers), { rule, stage, pointer, reason }])
  notify(t('pages.problems.waived'), () => void set(project, others))
}

export async function withdraw(project: Project, finding: Finding) {
  const { rule, stage, pointer, waived } = finding
  await set(project, (waivers) => waivers.filter((one) => !samePlace(one, finding)))
  notify(t('pages.problems.withdrawn'), () => void set(project, (waivers) => [...waivers, { rule, stage, pointer, reason: waived! }]))
}
