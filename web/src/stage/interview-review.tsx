import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { patch } from '~/api/client'
import { changed, me } from '~/api/queries'
import type { Json } from '~/api/types'
import { useDocument, useDocumentState } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { Check } from '~/ui/field'
import { isAnswered, leftToEngine, missing, summary, toSend } from './answers'
import { useGenerate } from './generate'
import type { InterviewProps } from './interview-page'
import { reopen, Reopening } from './reopen'

// All answers once more, then the stage is generated from them.
export function InterviewReview({ project, stage, questions, answers, earlier, onAnswer, go }: InterviewProps) {
  const document = useDocument()
  const isChanged = useDocumentState((state) => state.isChanged)
  const user = useQuery(me).data
  const generate = useGenerate(project, stage.stageName)
  const heading = useRef<HTMLHeadingElement>(null)
  const [isTried, setTried] = useState(false)
  const [remembers, setRemembers] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => heading.current?.focus(), [])
  const open = missing(questions, answers)
  const isComplete = stage.status === 'complete'
  const canGenerate = stage.status === 'active' || stage.status === 'review' || isComplete
  const label = t(`common.stages.${stage.stageName}`)

  async function remember() {
    const preferences = user?.preferences ?? {}
    const kept = preferences.answers as { [stage: string]: Json } | undefined
    const own = { ...answers }
    delete own.idea
    await patch('/users/me', { preferences: { ...preferences, answers: { ...kept, [stage.stageName]: own } } })
    void changed(me.queryKey)
  }

  async function begin() {
    setTried(true)
    if (open.length > 0) return
    setBusy(true)
    setError(null)
    try {
      if (remembers) await remember()
      if (isComplete) await reopen(project, stage.stageName)
      if (isChanged && !(await document.save())) {
        setError(document.getState().error ?? new Error(t('stage.conflict.title')))
        return
      }
      await generate({ answers: toSend(answers, earlier) })
      document.forgetDraft()
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-section outline-none">
          {t('stage.interview.review')}
        </h2>
        <p className="text-text-2">{t('stage.interview.reviewText', { stage: inSentence(label) })}</p>
      </div>
      <ul className="flex flex-col rounded-md border border-line bg-surface">
        {questions.map((question) => {
          const isOpen = open.includes(question)
          return (
            <li key={question.topic} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-0">
              <div className="min-w-0 flex-1 basis-64">
                <p className="text-text-2">{question.question}</p>
                <p className={isOpen ? 'text-error' : 'font-medium break-words'}>
                  {isAnswered(answers[question.topic])
                    ? summary(question, answers[question.topic])
                    : t(isOpen ? 'stage.interview.notAnswered' : 'stage.interview.engineDecides')}
                </p>
              </div>
              <span className="flex gap-1">
                {isOpen && (
                  <Button look="quiet" onClick={() => onAnswer(question.topic, leftToEngine)}>
                    {t('stage.interview.leave')}
                  </Button>
                )}
                <Button look="quiet" aria-label={t('stage.interview.changeWhat', { question: question.question })} onClick={() => go(question.topic)}>
                  {t('stage.interview.change')}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
      {isTried && open.length > 0 && (
        <p role="alert" className="text-error">
          {t('stage.interview.missing', { count: open.length })}
        </p>
      )}
      {isComplete && <Reopening project={project} stage={stage.stageName} />}
      {isChanged && <p className="text-text-2">{t('stage.interview.savesFirst')}</p>}
      {error !== null && <Failure error={error} />}
      <Check label={t('stage.interview.remember')} checked={remembers} onChange={(event) => setRemembers(event.target.checked)} />
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => go(questions.at(-1)!.topic)}>{t('stage.interview.back')}</Button>
        {canGenerate ? (
          <Button look="primary" busy={isBusy} onClick={() => void begin()}>
            {t(isComplete ? 'stage.generate.reopenAnd' : 'stage.generate.go', { stage: inSentence(label) })}
          </Button>
        ) : (
          <p className="text-text-2">{t('stage.interview.later')}</p>
        )}
      </div>
    </div>
  )
}
