import { expect, it } from 'vitest'

import { csvOf, daysOf } from './usage-days'

const spent = (key: string, calls: number) => ({ key, calls, inputTokens: 1, outputTokens: 2, totalTokens: 3, callsWithoutPrice: 0, estimatedCost: '0.5' })
const now = Date.parse('2026-11-23T23:30:00Z')

it('fills the days on which nothing was asked', () => {
  const days = daysOf([spent('2026-11-22', 4)], 7, now)
  expect(days.map(({ day }) => day)).toEqual([
    '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23',
  ])
  expect(days.map(({ calls }) => calls)).toEqual([0, 0, 0, 0, 0, 4, 0])
  expect(days[5]!.cost).toBe(0.5)
})

it('begins with the oldest day when all is asked for', () => {
  expect(daysOf([spent('2026-11-20', 1)], null, now)).toHaveLength(4)
  expect(daysOf([], null, now)).toHaveLength(1)
})

it('writes CSV that keeps commas and quotes', () => {
  expect(csvOf([{ by: 'project', rows: [spent('a "b", c', 2)] }])).toBe(
    'by,name,calls,inputTokens,outputTokens,totalTokens,callsWithoutPrice,estimatedCost\r\nproject,"a ""b"", c",2,1,2,3,0,0.5\r\n',
  )
})
