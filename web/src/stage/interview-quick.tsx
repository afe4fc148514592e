import { useEffect, useRef } from 'react'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { reviewStep, type InterviewProps } from './interview-page'
import { QuestionField } from './question-field'

// All questions on one page.
export function QuickInterview({ questions, answers, onAnswer, go, at }: InterviewProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at) box.current?.querySelector<HTMLElement>(`#q-${CSS.escape(at)}`)?.focus()
  }, [at])
  return (
    <div ref={box} className="flex flex-col gap-8">
      {questions.map((question) => (
        <section key={question.topic} className="flex flex-col gap-3">
          <div>
            <h2 id={`q-${question.topic}`} tabIndex={-1} className="text-lead outline-none">
              {question.question}
              {question.required && <span className="ps-1 text-meta font-normal text-text-3">{t('stage.interview.isRequired')}</span>}
            </h2>
            <p className="text-text-2">{question.hint}</p>
          </div>
          <QuestionField question={question} answer={answers[question.topic]} onAnswer={(answer) => onAnswer(question.topic, answer)} />
        </section>
      ))}
      <div>
        <Button look="primary" onClick={() => go(reviewStep)}>
          {t('stage.interview.toReview')}
        </Button>
      </div>
    </div>
  )
}
