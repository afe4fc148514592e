import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { definitions } from '~/api/queries'
import type { Project, Stage } from '~/api/types'
import { useDocument, useReadOnly } from '~/document/hooks'
import { skeleton } from '~/document/skeleton'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/feedback'

// A stage that nobody decided yet: generate it, answer its questions first, or write it by hand.
export function NoPayload({ project, stage }: { project: Project; stage: Stage }) {
  const document = useDocument()
  const isReadOnly = useReadOnly()
  const definition = useQuery(definitions).data?.find((one) => one.name === stage.stageName)
  const label = t(`common.stages.${stage.stageName}`)
  return (
    <div className="flex-1">
      <Empty
        title={t('stage.empty.title', { stage: label })}
        action={
          isReadOnly ? undefined : (
            <div className="flex flex-wrap justify-center gap-2">
              {definition && definition.interview.length > 0 && (
                <Link
                  to="/p/$slug/$stage/interview"
                  params={{ slug: project.slug, stage: stage.stageName }}
                  className="inline-flex min-h-8 items-center rounded-md border border-control bg-surface px-3 font-medium hover:bg-raised"
                >
                  {t('stage.empty.interview')}
                </Link>
              )}
              {definition && (
                <Button onClick={() => document.replace(t('stage.empty.step'), skeleton(definition.schema))}>
                  {t('stage.empty.write')}
                </Button>
              )}
            </div>
          )
        }
      >
        <p>{t(isReadOnly ? 'stage.empty.waiting' : 'stage.empty.text')}</p>
        {!isReadOnly && (
          <p className="pt-1">
            <code className="font-mono text-code">
              nonagon stage generate {project.slug} {stage.stageName}
            </code>
          </p>
        )}
      </Empty>
    </div>
  )
}
