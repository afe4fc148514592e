import type { StageName } from '~/api/types'

// The run of a stage that is under way, as far as this browser began it: the server lists a run only when a call has ended.

const keyOf = (project: string, stage: StageName) => `nonagon.run.${project}.${stage}`

export const rememberRun = (project: string, stage: StageName, run: string) => sessionStorage.setItem(keyOf(project, stage), run)
export const lastRun = (project: string, stage: StageName) => sessionStorage.getItem(keyOf(project, stage))
