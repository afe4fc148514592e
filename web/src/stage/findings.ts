import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { findingsOf } from '~/api/queries'
import type { Finding, StageName } from '~/api/types'
import { t } from '~/text'
import { startsWith } from './selection'

const none: Finding[] = []

export function useFindings(project: string): Finding[] {
  return useQuery(findingsOf(project)).data?.findings ?? none
}

// What is wrong with the saved version of a stage, at `pointer` or below it; waived findings are left out.
export function useFindingsAt(project: string, stage: StageName, pointer = ''): Finding[] {
  const all = useFindings(project)
  return useMemo(
    () =>
      all.filter(
        (finding) => !finding.waived && finding.stage === stage && (pointer === '' || startsWith(finding.pointer, pointer)),
      ),
    [all, stage, pointer],
  )
}

export interface Count {
  errors: number
  warnings: number
  notes: number
}

export function countOf(findings: Finding[]): Count {
  const count = { errors: 0, warnings: 0, notes: 0 }
  for (const finding of findings) {
    if (finding.waived) continue
    if (finding.severity === 'error') count.errors++
    else if (finding.severity === 'warning') count.warnings++
    else count.notes++
  }
  return count
}

// "1 error, 3 warnings": what there is none of is not told.
export const counted = (count: Count): string =>
  (['errors', 'warnings', 'notes'] as const)
    .filter((kind) => count[kind] > 0)
    .map((kind) => t(`stage.findings.${kind}`, { count: count[kind] }))
    .join(', ')

const order = { error: 0, warning: 1, info: 2 } as const

// The gravest first, those that were accepted last.
export const sorted = (findings: Finding[]): Finding[] =>
  [...findings].sort((a, b) => Number(!!a.waived) - Number(!!b.waived) || order[a.severity] - order[b.severity])
