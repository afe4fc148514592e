import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { call } from '~/api/client'
import { definitions, providers } from '~/api/queries'
import type { Generation, Json, Project, Provider, Stage, StageName } from '~/api/types'
import type { Answers } from '~/document/document'
import { useDocument, useDocumentState } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure } from '~/ui/feedback'
import { Select, TextArea } from '~/ui/field'
import { answersIn, isLeft, toSend } from './answers'
import { CostBefore } from './cost-before'
import { refresh } from './project'
import { QuestionField } from './question-field'
import { Reopening, reopen } from './reopen'
import { rememberRun } from './runs'

interface Wanted {
  answers: Answers
  providerId?: string
  intent?: string // what a model changes in the present version; it keeps the rest
}

// Asks the server to generate, and goes to the run.
export function useGenerate(project: Project, stage: StageName) {
  const navigate = useNavigate()
  return async (wanted: Wanted) => {
    const answer = await call<Generation>('POST', `/projects/${project.id}/stages/${stage}/generate`, { body: wanted })
    rememberRun(project.id, stage, answer.body.id)
    void refresh(project)
    await navigate({ to: '/p/$slug/$stage/runs/$run', params: { slug: project.slug, stage, run: answer.body.id } })
  }
}

interface Props {
  project: Project
  stage: Stage
  open: boolean
  onOpenChange: (open: boolean) => void
}

// Generate again: what the stage is made from can be changed first. What a person wrote is saved as a version before.
export function GenerateDialog({ project, stage, open, onOpenChange }: Props) {
  const document = useDocument()
  const isChanged = useDocumentState((state) => state.isChanged)
  const drafted = useDocumentState((state) => state.answers)
  const questions = useQuery(definitions).data?.find((one) => one.name === stage.stageName)?.interview ?? []
  const known = useQuery(providers).data ?? []
  const generate = useGenerate(project, stage.stageName)
  const earlier = answersIn(stage.stageName, stage.userInput)
  const answers: Answers = { ...earlier, ...drafted }
  const [change, setChange] = useState('')
  const [provider, setProvider] = useState('')
  const [keep, setKeep] = useState<'save' | 'discard'>('save')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isComplete = stage.status === 'complete'
  const takes = changeTaken(stage, makerOf(project, known, provider))

  async function begin() {
    setBusy(true)
    setError(null)
    try {
      if (isComplete) await reopen(project, stage.stageName)
      if (isChanged && keep === 'save' && !(await document.save())) {
        const { error, conflict } = document.getState()
        if (conflict) onOpenChange(false)
        else setError(error)
        return
      }
      const sent = toSend(answers, earlier)
      const said = change.trim()
      if (said && takes === 'idea') sent.idea = typeof sent.idea === 'string' ? `${sent.idea.trim()}\n${said}` : said
      await generate({
        answers: sent,
        ...(provider ? { providerId: provider } : {}),
        ...(said && takes === 'intent' ? { intent: said } : {}),
      })
      document.forgetDraft()
      onOpenChange(false)
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }

  const label = t(`common.stages.${stage.stageName}`)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      side
      title={t(stage.version ? 'stage.generate.againTitle' : 'stage.generate.title', { stage: label })}
      description={stage.version ? t('stage.generate.againText', { version: stage.version }) : undefined}
    >
      <form
        className="flex flex-1 flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        {isComplete && <Reopening project={project} stage={stage.stageName} />}
        {isChanged && (
          <Select
            label={t('stage.generate.unsaved')}
            value={keep}
            onChange={(event) => setKeep(event.target.value as 'save' | 'discard')}
            choices={[
              { value: 'save', label: t('stage.generate.saveFirst') },
              { value: 'discard', label: t('stage.generate.discardFirst') },
            ]}
          />
        )}
        {stage.stageName === 'product' && (
          <TextArea
            label={t('stage.generate.idea')}
            value={typeof answers.idea === 'string' ? answers.idea : ''}
            onChange={(event) => document.answer('idea', event.target.value)}
          />
        )}
        {takes && (
          <TextArea
            label={t('stage.generate.change')}
            hint={t(takes === 'idea' ? 'stage.generate.changeOfIdea' : 'stage.generate.changeOfModel')}
            maxLength={20_000}
            value={change}
            onChange={(event) => setChange(event.target.value)}
          />
        )}
        {questions.length > 0 && (
          <details className="rounded-md border border-line" open={stage.stageName !== 'product'}>
            <summary className="min-h-8 px-3 py-1.5 font-medium">{t('stage.generate.answers')}</summary>
            <div className="flex flex-col gap-6 border-t border-line p-3">
              {questions.map((question) => (
                <section key={question.topic} className="flex flex-col gap-2">
                  <h3 className="font-medium">{question.question}</h3>
                  <QuestionField
                    question={question}
                    answer={answers[question.topic]}
                    onAnswer={(answer) => document.answer(question.topic, takenBack(answer, earlier[question.topic]))}
                  />
                </section>
              ))}
            </div>
          </details>
        )}
        {known.length > 1 && (
          <Select
            label={t('stage.generate.provider')}
            value={provider}
            onChange={(event) => setProvider(event.target.value)}
            choices={[
              { value: '', label: t('stage.generate.usual') },
              ...known.map((one) => ({ value: one.id, label: `${one.label} (${one.defaultModel})` })),
            ]}
          />
        )}
        {open && <CostBefore project={project} stage={stage.stageName} providerId={provider} />}
        {error !== null && <Failure error={error} />}
        <div className="mt-auto">
          <DialogActions>
            <Button onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
            <Button type="submit" look="primary" busy={isBusy}>
              {t(isComplete ? 'stage.generate.reopenAnd' : 'stage.generate.go', { stage: inSentence(label) })}
            </Button>
          </DialogActions>
        </div>
      </form>
    </Dialog>
  )
}

// Who is asked: the one chosen here, the project's, or the default one.
const makerOf = (project: Project, known: Provider[], chosen: string): Provider | undefined =>
  known.find((one) => one.id === (chosen || project.aiProviderId)) ?? known.find((one) => one.isDefault)

// Where words about the next version go: to a model as they are. The built-in engine reads only the idea and the answers.
export function changeTaken(stage: Stage, maker: Provider | undefined): 'intent' | 'idea' | null {
  if (stage.version === null || stage.stageName === 'export') return null
  if (maker && maker.baseUrl !== 'builtin:') return 'intent'
  return stage.stageName === 'product' ? 'idea' : null
}

// An answer that was emptied covers the earlier one, which would come back otherwise.
export const takenBack = (answer: Json | undefined, earlier: Json | undefined): Json | undefined =>
  answer === undefined && earlier !== undefined && !isLeft(earlier) ? [] : answer
