import { useEffect, useRef, useState } from 'react'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { shown, useShortcut } from '~/ui/shortcut'
import { isSettled } from './answers'
import { reviewStep, type InterviewProps } from './interview-page'
import { QuestionField } from './question-field'

// One question at a time. The focus goes to each new heading; Next says what is missing instead of being disabled.
export function GuidedInterview({ questions, answers, onAnswer, go, at }: InterviewProps) {
  const place = Math.max(0, questions.findIndex((question) => question.topic === at))
  const question = questions[place]!
  const heading = useRef<HTMLHeadingElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => heading.current?.focus(), [question.topic])
  const isSettledNow = isSettled(question, answers[question.topic])

  function next() {
    if (!isSettledNow) return setRefused(question.topic)
    setRefused(null)
    go(questions[place + 1]?.topic ?? reviewStep)
  }
  useShortcut('mod+Enter', next)
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <div className="flex flex-col gap-1">
        <p className="tabular text-meta text-text-2">{t('stage.interview.progress', { at: place + 1, of: questions.length })}</p>
        <progress
          aria-label={t('stage.interview.progressName')}
          max={questions.length}
          value={place + 1}
          className="h-1 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      </div>
      <div className="flex flex-col gap-1">
        <h2 ref={heading} tabIndex={-1} className="text-section outline-none">
          {question.question}
        </h2>
        <p className="text-reading text-text-2">
          {question.hint}
          {!question.required && ` ${t('stage.interview.optional')}`}
        </p>
      </div>
      <QuestionField
        key={question.topic}
        question={question}
        answer={answers[question.topic]}
        onAnswer={(answer) => onAnswer(question.topic, answer)}
        error={refused === question.topic && !isSettledNow ? t('stage.interview.required') : undefined}
      />
      <div className="flex flex-wrap items-center gap-2">
        {place > 0 && <Button onClick={() => go(questions[place - 1]!.topic)}>{t('stage.interview.back')}</Button>}
        <Button type="submit" look="primary">
          {t(place === questions.length - 1 ? 'stage.interview.toReview' : 'stage.interview.next')}
        </Button>
        <kbd className="font-mono text-meta text-text-3 max-sm:hidden">{shown('mod+Enter')}</kbd>
        {place < questions.length - 1 && (
          <Button look="quiet" className="ms-auto" onClick={() => go(reviewStep)}>
            {t('stage.interview.toReview')}
          </Button>
        )}
      </div>
    </form>
  )
}
