import { Plus, X } from 'lucide-react'
import { useId, useRef } from 'react'

import type { Json, Question } from '~/api/types'
import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { TextArea, TextField } from '~/ui/field'
import { chosenOf, isLeft, leftToEngine, linesOf, selectedOf, textOf, together } from './answers'

export interface FieldProps {
  question: Question
  answer: Json | undefined
  onAnswer: (answer: Json | undefined) => void
  disabled?: boolean
}

function Lines({ question, answer, onAnswer, disabled }: FieldProps) {
  const box = useRef<HTMLDivElement>(null)
  const lines = linesOf(answer)
  const shown = lines.length > 0 ? lines : ['']
  const focus = (place: number) =>
    requestAnimationFrame(() => box.current?.querySelectorAll<HTMLInputElement>('input')[place]?.focus())
  const set = (next: string[]) => onAnswer(next.length === 0 ? undefined : next)
  return (
    <div ref={box} className="flex flex-col gap-1.5">
      {shown.map((line, place) => (
        <div key={place} className="flex items-center gap-1">
          <div className="flex-1">
            <TextField
              label={t('stage.interview.line', { number: place + 1 })}
              hideLabel
              value={line}
              disabled={disabled}
              onChange={(event) => set(shown.map((one, at) => (at === place ? event.target.value : one)))}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                  event.preventDefault()
                  set([...shown.slice(0, place + 1), '', ...shown.slice(place + 1)])
                  focus(place + 1)
                } else if (event.key === 'Backspace' && line === '' && shown.length > 1) {
                  event.preventDefault()
                  set(shown.filter((_, at) => at !== place))
                  focus(Math.max(0, place - 1))
                }
              }}
            />
          </div>
          {shown.length > 1 && (
            <IconButton
              label={t('stage.interview.removeLine', { number: place + 1 })}
              disabled={disabled}
              onClick={() => {
                set(shown.filter((_, at) => at !== place))
                focus(Math.max(0, place - 1))
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          disabled={disabled}
          icon={<Plus size={14} aria-hidden />}
          onClick={() => {
            set([...shown, ''])
            focus(shown.length)
          }}
        >
          {t('stage.interview.addLine')}
        </Button>
        {question.kind === 'multi-input' && <span className="ps-1 text-meta text-text-3">{t('stage.interview.lineHint')}</span>}
      </div>
    </div>
  )
}

function Choices({ question, answer, onAnswer, disabled, isOne }: FieldProps & { isOne: boolean }) {
  const name = useId()
  const takesText = 'takesText' in question && question.takesText === true
  const chosen = takesText ? selectedOf(answer) : chosenOf(answer)
  const text = takesText ? textOf(answer) : ''
  const tell = (selected: string[], words: string) =>
    onAnswer(selected.length === 0 && words === '' ? undefined : together(selected, words))
  return (
    <div className="flex flex-col gap-1.5">
      {question.choices?.map((choice) => (
        <label
          key={choice.id}
          className="flex min-h-9 items-center gap-2.5 rounded-md border border-line bg-surface px-3 py-1.5 hover:bg-raised has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={name}
            disabled={disabled}
            checked={chosen.includes(choice.id)}
            onChange={(event) =>
              tell(
                isOne ? [choice.id] : event.target.checked ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id),
                text,
              )
            }
            className="size-4 shrink-0 accent-accent outline-none"
          />
          {choice.label}
        </label>
      ))}
      {takesText && (
        <TextField
          label={t('stage.interview.more')}
          value={text}
          disabled={disabled}
          onChange={(event) => tell(chosen, event.target.value)}
        />
      )}
    </div>
  )
}

function Colour({ question, answer, onAnswer, disabled }: FieldProps) {
  const value = textOf(answer) || (selectedOf(answer)[0] ?? '')
  const isHex = /^#[0-9a-f]{6}$/i.test(value)
  return (
    <div className="flex items-start gap-2">
      <input
        type="color"
        aria-label={question.question}
        value={isHex ? value : '#000000'}
        disabled={disabled}
        onChange={(event) => onAnswer(event.target.value)}
        className="h-8 w-12 rounded-md border border-control bg-surface p-0.5"
      />
      <TextField
        label={t('stage.interview.hex')}
        hideLabel
        value={value}
        placeholder="#0f766e"
        disabled={disabled}
        error={value !== '' && !isHex ? t('stage.interview.hexRule') : undefined}
        onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
        className="w-32 font-mono"
      />
    </div>
  )
}

function Field(props: FieldProps) {
  const { question, answer, onAnswer, disabled } = props
  switch (question.kind) {
    case 'multi-input':
      return <Lines {...props} />
    case 'single-select':
      return <Choices {...props} isOne />
    case 'multi-select':
    case 'checkbox':
    case 'checkbox-textarea':
      return <Choices {...props} isOne={false} />
    case 'colour':
    case 'color':
      return <Colour {...props} />
    default:
      return (
        <TextArea
          label={question.question}
          hideLabel
          disabled={disabled}
          value={linesOf(answer).join('\n')}
          onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
          className="min-h-24"
        />
      )
  }
}

// The means to answer one question; each can be left to the engine.
export function QuestionField({ error, ...props }: FieldProps & { error?: string }) {
  const { question, answer, onAnswer, disabled } = props
  const isLeftToEngine = isLeft(answer)
  const errorId = useId()
  return (
    <div role="group" aria-label={question.question} aria-describedby={error ? errorId : undefined} className="flex flex-col gap-3">
      {isLeftToEngine ? (
        <p className="rounded-md border border-dashed border-control bg-raised px-3 py-2 text-text-2">{t('stage.interview.isLeft')}</p>
      ) : (
        <Field {...props} />
      )}
      <label className="flex min-h-6 items-center gap-2 self-start text-text-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isLeftToEngine}
          disabled={disabled}
          onChange={(event) => onAnswer(event.target.checked ? leftToEngine : undefined)}
        />
        {t('stage.interview.leave')}
      </label>
      {error && (
        <p id={errorId} role="alert" className="text-error">
          {error}
        </p>
      )}
    </div>
  )
}
