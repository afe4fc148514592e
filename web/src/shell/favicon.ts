import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'

import { findingsOf, projectBySlug } from '~/api/queries'
import type { Finding, Project } from '~/api/types'

export type Sign = 'running' | 'error' | 'review'

// What the tab's icon tells of the project in it; null where nothing waits for its person.
export function signOf(project: Pick<Project, 'stages'>, findings: readonly Finding[]): Sign | null {
  if (project.stages.some((stage) => stage.status === 'generating')) return 'running'
  if (findings.some((finding) => finding.severity === 'error' && !finding.waived)) return 'error'
  return project.stages.some((stage) => stage.status === 'review') ? 'review' : null
}

// The icon stands on the browser's own ground, light or dark: its colours are not the theme's.
const colours: Record<Sign, string> = { running: '#0e8fa8', error: '#d03a2f', review: '#d08700' }
const plain = '/favicon.svg'
const marked = (sign: Sign) =>
  'data:image/svg+xml,' +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#0f6a7d" stroke-width="2.5"><path d="M15 2v26M2 15h26" opacity=".45"/><path d="M17 4v26M5 17h26"/><circle cx="25" cy="25" r="6.5" fill="${colours[sign]}" stroke="#fff" stroke-width="2"/></svg>`,
  )

export function useFavicon() {
  const { slug } = useParams({ strict: false })
  const { data: project } = useQuery({ ...projectBySlug(slug ?? ''), enabled: slug !== undefined })
  const { data: checked } = useQuery({ ...findingsOf(project?.id ?? ''), enabled: project !== undefined })
  const sign = slug && project ? signOf(project, checked?.findings ?? []) : null
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (link) link.href = sign ? marked(sign) : plain
  }, [sign])
}
