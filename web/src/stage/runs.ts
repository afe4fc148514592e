import type { StageName } from '~/api/types'

// The run of a stage that is under way, as far as this browser began it: the server lists a run only when a call has ended.

const keyOf = (project: string, stage: StageName) => `nonagon.run.${project}.${stage}`

// Begun by a click on this page, and not yet seen to its end.
const fresh = new Set<string>()
export const isFresh = (run: string) => fresh.has(run)
export const isSeen = (run: string) => fresh.delete(run)

export function rememberRun(project: string, stage: StageName, run: string) {
  fresh.add(run)
  sessionStorage.setItem(keyOf(project, stage), run)
}
export const lastRun = (project: string, stage: StageName) => sessionStorage.getItem(keyOf(project, stage))
