import { expect, it } from 'vitest'

import { stageNames, type StageStatus, type StageSummary } from '~/api/types'
import { nextAction } from './next-action'

const project = (change: Partial<Record<number, Partial<StageSummary>>>) => ({
  stages: stageNames.map(
    (stageName, place) =>
      ({ stageName, status: 'complete' as StageStatus, version: 1, staleInputs: [], ...change[place] }) as unknown as StageSummary,
  ),
})

it('names the first stage that waits', () => {
  expect(nextAction(project({ 2: { status: 'review', version: 3 }, 3: { status: 'locked' } }))).toEqual({ text: 'Review database v3', stage: 'database' })
  expect(nextAction(project({ 0: { status: 'active', version: null } })).text).toBe('Generate product')
})

it('then what is stale, then the package', () => {
  expect(nextAction(project({ 3: { staleInputs: ['dataModel'] } })).stage).toBe('api')
  expect(nextAction(project({})).stage).toBe('export')
})
