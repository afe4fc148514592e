import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'

import { get } from '~/api/client'
import { definitions } from '~/api/queries'
import type { StageDefinition, Template } from '~/api/types'
import { t } from '~/text'
import { Failure, Loading } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { Page, Section } from './page'
import { lineOf, summaryOf } from './stage-summary'
import { defaultOf } from './template-answers'

const template = (id: string) => queryOptions({ queryKey: ['templates', id], queryFn: () => get<Template>(`/templates/${id}`) })

export function TemplatePage() {
  const { id } = useParams({ from: '/templates/$id' })
  const { data, error, refetch } = useQuery(template(id))
  const { data: stages } = useQuery(definitions)
  if (error) return <Page title={t('shell.templates')}><Failure error={error} retry={() => void refetch()} /></Page>
  if (!data || !stages) return <Loading />
  return (
    <Page
      title={data.name}
      lead={data.description}
      actions={
        <>
          <LinkButton to="/templates">{t('pages.templates.all')}</LinkButton>
          <LinkButton to="/new" search={{ template: data.id }} look="primary">
            {t('pages.templates.use')}
          </LinkButton>
        </>
      }
    >
      <p className="max-w-prose text-text-2">{t('pages.templates.previewLead')}</p>
      <ol className="flex flex-col gap-3">
        {stages.map((stage) => (
          <li key={stage.name}>
            <StagePreview template={data} stage={stage} />
          </li>
        ))}
      </ol>
    </Page>
  )
}

function StagePreview({ template, stage }: { template: Template; stage: StageDefinition }) {
  const { data, answers } = defaultOf(template.stageDefaults[stage.name], stage.interview)
  const { names } = summaryOf(stage.name, data)
  const says = data ? t('pages.templates.written') : answers.length > 0 ? t('pages.templates.answered') : t('pages.templates.derived')
  return (
    <Section title={`${stage.number} ${t(`common.stages.${stage.name}`)}`} lead={says}>
      {data && (
        <div className="max-w-prose">
          <p className="font-medium">{lineOf(stage.name, data)}</p>
          {names.length > 0 && <p className="text-text-2">{names.join(', ')}</p>}
        </div>
      )}
      {answers.length > 0 && (
        <details open={!data}>
          <summary className="min-h-6 font-medium">{t('pages.templates.answers', { count: answers.length })}</summary>
          <dl className="mt-2 grid gap-x-6 gap-y-3 md:grid-cols-2">
            {answers.map((answer) => (
              <div key={answer.topic} className="min-w-0">
                <dt className="text-meta text-text-2">{answer.question}</dt>
                <dd>
                  {answer.values.length > 1 ? (
                    <ul className="list-disc ps-5">
                      {answer.values.map((value) => (
                        <li key={value}>{value}</li>
                      ))}
                    </ul>
                  ) : (
                    (answer.values[0] ?? t('pages.templates.decided'))
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  )
}
