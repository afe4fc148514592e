import { expect, test } from 'vitest'

import type { Finding, Project, StageStatus } from '~/api/types'
import { signOf } from './favicon'

const project = (...states: StageStatus[]) => ({ stages: states.map((status) => ({ status })) }) as Pick<Project, 'stages'>
const error = { severity: 'error' } as Finding

test('a run comes before errors, errors before what waits for review', () => {
  expect(signOf(project('complete', 'generating', 'review'), [error])).toBe('running')
  expect(signOf(project('complete', 'review'), [error])).toBe('error')
  expect(signOf(project('complete', 'review'), [])).toBe('review')
})

test('waived errors and warnings are no sign', () => {
  expect(signOf(project('complete', 'active'), [{ ...error, waived: 'as agreed' }, { severity: 'warning' } as Finding])).toBeNull()
})
