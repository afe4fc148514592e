import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { generationsOf, versionsOf } from '~/api/queries'
import type { AIGeneration, Project, Version } from '~/api/types'
import { ago, dateTime, t } from '~/text'
import { AuthorMark } from '~/ui/status'
import { Section } from './page'

const shown = 6

const engineModel = 'nonagon-rules'
const nearMs = 2_000

// A version does not say which model drafted it; the call that ended when it was made does.
function authorOf(version: Version, stageId: string, calls: readonly AIGeneration[]) {
  if (version.generatedBy === 'human') return 'human'
  const made = Date.parse(version.createdAt)
  const call = calls.find((one) => one.stageId === stageId && Math.abs(Date.parse(one.createdAt) - made) < nearMs)
  return call?.model.startsWith(engineModel) ? 'engine' : 'ai'
}

// The newest versions of all stages, the newest first.
export function RecentChanges({ project }: { project: Project }) {
  const made = project.stages.filter((stage) => stage.version !== null)
  const { data: calls = [] } = useQuery(generationsOf(project.id))
  const changes = useQueries({
    queries: made.map((stage) => versionsOf(project.id, stage.stageName)),
    combine: (answers) =>
      answers
        .flatMap((answer, place) => (answer.data ?? []).map((version) => ({ ...version, stage: made[place]!.stageName, stageId: made[place]!.id })))
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
        .slice(0, shown),
  })
  return (
    <Section title={t('pages.overview.recent')}>
      {changes.length === 0 ? (
        <p className="text-text-2">{t('pages.overview.nothingRecent')}</p>
      ) : (
        <ul className="flex flex-col">
          {changes.map((version) => (
            <li key={version.stage + version.version} className="flex min-h-8 flex-wrap items-center gap-x-2">
              <Link
                to="/p/$slug/$stage/versions"
                params={{ slug: project.slug, stage: version.stage }}
                search={version.version > 1 ? { a: String(version.version - 1), b: String(version.version) } : {}}
                className="hover:underline"
              >
                {t('pages.overview.version', { stage: t(`common.stages.${version.stage}`), version: version.version })}
              </Link>
              <AuthorMark author={authorOf(version, version.stageId, calls)} />
              <time dateTime={version.createdAt} title={dateTime(version.createdAt)} className="ms-auto text-meta text-text-3">
                {ago(version.createdAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
