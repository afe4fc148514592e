import { expect, it } from 'vitest'

import { stageNames } from '~/api/types'
import { plan } from './run-all'

it('plans the stages up to the last one, and keeps what is complete', () => {
  const stages = stageNames.map((stageName, place) => ({ stageName, status: place < 2 ? ('complete' as const) : ('locked' as const) }))
  const steps = plan(stages, 'api')
  expect(steps.map((step) => step.stage)).toEqual(['product', 'dataModel', 'database', 'api'])
  expect(steps.map((step) => step.state)).toEqual(['kept', 'kept', 'waiting', 'waiting'])
})
