import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

import { definitions, me } from '~/api/queries'
import type { Json, Project, Question, Stage, StageName } from '~/api/types'
import type { Answers, Document } from '~/document/document'
import { DocumentProvider, useDocument, useDocumentState } from '~/document/hooks'
import { useLeaveGuard, useOpenedDocument } from '~/document/opened'
import { t } from '~/text'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { Segmented } from '~/ui/segmented'
import { answersIn } from './answers'
import { GuidedInterview } from './interview-guided'
import { InterviewReview } from './interview-review'
import { useProject } from './project'
import { QuickInterview } from './interview-quick'
import { SaveState } from './save-state'
import { StageHeading } from './stage-heading'
import { takenBack } from './generate'

export const reviewStep = 'review'

export interface InterviewProps {
  project: Project
  stage: Stage
  questions: Question[]
  answers: Answers
  earlier: Answers
  onAnswer: (topic: string, answer: Json | undefined) => void
  go: (topic: string) => void
  at: string | undefined
}

// The idea itself is asked first; it belongs to the product.
const idea = (): Question => ({
  topic: 'idea',
  kind: 'textarea',
  required: true,
  question: t('stage.interview.idea'),
  hint: t('stage.interview.ideaHint'),
})

// Answers that a person chose to begin new projects with.
function preferred(preferences: Record<string, Json> | null | undefined, stage: StageName): Answers {
  const answers = preferences?.answers
  if (!answers || typeof answers !== 'object' || Array.isArray(answers)) return {}
  const own = answers[stage]
  return own && typeof own === 'object' && !Array.isArray(own) ? own : {}
}

function Interview({ project, stage, questions }: { project: Project; stage: Stage; questions: Question[] }) {
  const document = useDocument()
  const drafted = useDocumentState((state) => state.answers)
  const user = useQuery(me).data
  const { q, mode } = useSearch({ from: '/p/$slug/$stage/interview' })
  const navigate = useNavigate()
  const earlier = answersIn(stage.stageName, stage.userInput)
  const answers = { ...preferred(user?.preferences, stage.stageName), ...earlier, ...drafted }
  const isQuick = mode === 'quick'
  const set = (search: { q?: string; mode?: string }) =>
    void navigate({ to: '.', search: { ...(isQuick ? { mode } : {}), ...search } as never })
  const props: InterviewProps = {
    project,
    stage,
    questions,
    answers,
    earlier,
    onAnswer: (topic, answer) => document.answer(topic, takenBack(answer, earlier[topic])),
    go: (topic) => set({ q: topic }),
    at: q,
  }
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-6 px-4 py-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label={t('stage.interview.mode')}
          value={isQuick ? 'quick' : 'guided'}
          onChange={(next: string) => set({ mode: next === 'quick' ? 'quick' : undefined, q: undefined })}
          choices={[
            { value: 'guided', label: t('stage.interview.guided') },
            { value: 'quick', label: t('stage.interview.quick') },
          ]}
        />
        <SaveState />
      </div>
      {stage.status === 'locked' && <p className="text-text-2">{t('stage.interview.early')}</p>}
      {q === reviewStep ? <InterviewReview {...props} /> : isQuick ? <QuickInterview {...props} /> : <GuidedInterview {...props} />}
    </div>
  )
}

function Guarded({ document, ...rest }: { document: Document; project: Project; stage: Stage; questions: Question[] }) {
  useLeaveGuard(document)
  return (
    <DocumentProvider value={document}>
      <Interview {...rest} />
    </DocumentProvider>
  )
}

function Opened({ project, name }: { project: Project; name: StageName }) {
  const { document, stage, error, retry } = useOpenedDocument(project.id, name)
  const known = useQuery(definitions)
  if (error || known.error) {
    return (
      <div className="p-6">
        <Failure error={error ?? known.error} retry={retry} />
      </div>
    )
  }
  if (!document || !stage || !known.data) return <Loading />
  const asked = known.data.find((one) => one.name === name)?.interview ?? []
  const questions = name === 'product' ? [idea(), ...asked] : asked
  if (project.status === 'archived') return <Empty title={t('stage.archived')} />
  if (questions.length === 0) return <Empty title={t('stage.interview.none')} />
  return <Guarded document={document} project={project} stage={stage} questions={questions} />
}

export function InterviewPage() {
  const { stage } = useParams({ from: '/p/$slug/$stage/interview' })
  const project = useProject()
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <StageHeading project={project} stage={stage} />
      <Opened key={stage} project={project} name={stage} />
    </div>
  )
}
