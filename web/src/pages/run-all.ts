import { create } from 'zustand'

import { call, get, post, Problem } from '~/api/client'
import { changed, ofProject, projectKey } from '~/api/queries'
import type { Generation, Project, Stage, StageName, StageStatus } from '~/api/types'

// Designs the stages of a project one after the other: generates what is open, completes what is in review. It goes on while
// its person walks to other pages, and stops at the first stage that cannot be completed.

export type StepState = 'waiting' | 'running' | 'done' | 'kept' | 'failed'
export interface Step {
  stage: StageName
  state: StepState
  ms: number | null
  data: Stage['data']
}

export interface Run {
  slug: string
  name: string
  steps: Step[]
  state: 'running' | 'done' | 'stopped' | 'failed'
  error: unknown
}

export const useRuns = create<{ runs: Record<string, Run> }>(() => ({ runs: {} }))
export const forget = (project: string) =>
  useRuns.setState(({ runs }) => ({ runs: Object.fromEntries(Object.entries(runs).filter(([id]) => id !== project)) }))

const stops = new Set<string>()
export const stop = (project: string) => void stops.add(project)

function tell(project: string, change: (run: Run) => Partial<Run>) {
  useRuns.setState(({ runs }) => ({ runs: { ...runs, [project]: { ...runs[project]!, ...change(runs[project]!) } } }))
}

const withStep = (run: Run, stage: StageName, change: Partial<Step>): Partial<Run> => ({
  steps: run.steps.map((step) => (step.stage === stage ? { ...step, ...change } : step)),
})

// Which stages are worked on, and which stand as they are.
export function plan(stages: readonly { stageName: StageName; status: StageStatus }[], last: StageName): Step[] {
  const end = stages.findIndex((stage) => stage.stageName === last)
  return stages.slice(0, end + 1).map(({ stageName, status }) => ({
    stage: stageName,
    state: status === 'complete' ? 'kept' : 'waiting',
    ms: null,
    data: null,
  }))
}

const pollMs = 400
async function settled(address: string, begun: Generation): Promise<Generation> {
  let job = begun
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((wake) => setTimeout(wake, pollMs))
    job = await get<Generation>(`${address}/generations/${job.id}`)
  }
  return job
}

async function design(project: string, stage: StageName, providerId: string | undefined): Promise<Stage> {
  const address = `/projects/${project}`
  const before = await get<Stage>(`${address}/stages/${stage}`)
  if (before.status !== 'review') {
    const { body } = await call<Generation>('POST', `${address}/stages/${stage}/generate`, {
      body: providerId ? { providerId } : {},
      headers: { Prefer: 'wait=10' },
    })
    const job = await settled(address, body)
    if (job.state !== 'succeeded') throw new Error(job.error ?? job.state)
  }
  await post<Stage>(`${address}/stages/${stage}/complete`)
  return get<Stage>(`${address}/stages/${stage}`)
}

export async function designAll(project: Project, last: StageName, providerId?: string): Promise<Run['state']> {
  const { id } = project
  stops.delete(id)
  const run: Run = { slug: project.slug, name: project.name, steps: plan(project.stages, last), state: 'running', error: null }
  useRuns.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }))
  let state: Run['state'] = 'done'
  for (const { stage } of run.steps.filter((step) => step.state === 'waiting')) {
    if (stops.has(id)) {
      state = 'stopped'
      break
    }
    const began = performance.now()
    tell(id, (now) => withStep(now, stage, { state: 'running' }))
    try {
      const { data } = await design(id, stage, providerId)
      tell(id, (now) => withStep(now, stage, { state: 'done', ms: performance.now() - began, data }))
    } catch (error) {
      tell(id, (now) => ({ ...withStep(now, stage, { state: 'failed', ms: performance.now() - began }), error }))
      state = 'failed'
      break
    }
  }
  tell(id, () => ({ state }))
  await changed(['projects'], projectKey(project.slug), ofProject(id), ['usage'])
  return state
}

export const isFinding = (error: unknown) => error instanceof Problem && error.code === 'has-findings'
