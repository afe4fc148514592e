import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { versionsOf } from '~/api/queries'
import type { Project } from '~/api/types'
import { ago, dateTime, t } from '~/text'
import { AuthorMark } from '~/ui/status'
import { Section } from './page'

const shown = 6

// The newest versions of all stages, the newest first.
export function RecentChanges({ project }: { project: Project }) {
  const made = project.stages.filter((stage) => stage.version !== null)
  const changes = useQueries({
    queries: made.map((stage) => versionsOf(project.id, stage.stageName)),
    combine: (answers) =>
      answers
        .flatMap((answer, place) => (answer.data ?? []).map((version) => ({ ...version, stage: made[place]!.stageName })))
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
              <AuthorMark author={version.generatedBy} />
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
