import { useId, type ReactNode } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { Check, Select, TextArea, TextField } from '~/ui/field'
import { inSentence, t } from '~/text'
import { useEdit } from './edit'

// Controls that are bound to one member of the stage's document.

export interface At {
  pointer: string
  label: string
  hint?: ReactNode
  hideLabel?: boolean
  required?: boolean // an empty text stays; otherwise the member goes away with its text
}

const shown = (value: Json | undefined) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

interface TextAtProps extends At {
  long?: boolean
  grows?: boolean // one line that becomes more as they are filled, as in a table's cell
  mono?: boolean
  placeholder?: string
  maxLength?: number
  suggestions?: readonly string[]
  className?: string
}

export function TextAt({ pointer, label, hint, hideLabel, required, long, grows, mono, placeholder, maxLength, suggestions, className }: TextAtProps) {
  const value = shown(useValue<Json>(pointer))
  const { set } = useEdit()
  const list = useId()
  const common = {
    label, hint, hideLabel, value, placeholder, maxLength,
    'data-pointer': pointer,
    'aria-required': required || undefined,
    spellCheck: mono ? false : undefined,
    className: [mono ? 'font-mono text-code' : '', className ?? ''].join(' '),
    onChange: (event: { target: { value: string } }) =>
      set(pointer, event.target.value === '' && !required ? undefined : event.target.value, inSentence(label)),
  }
  if (grows) return <TextArea {...common} rows={1} className={`${common.className} min-h-8! resize-none py-1! text-base!`} />
  if (long) return <TextArea {...common} rows={2} />
  return (
    <>
      <TextField {...common} list={suggestions?.length ? list : undefined} autoComplete="off" />
      {suggestions && suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}

export function NumberAt({ pointer, label, hint, hideLabel, required, min, max }: At & { min?: number; max?: number }) {
  const value = shown(useValue<Json>(pointer))
  const { set } = useEdit()
  return (
    <TextField
      {...{ label, hint, hideLabel, value, min, max }}
      type="number"
      data-pointer={pointer}
      className="tabular max-w-40"
      onChange={(event) => {
        const typed = event.target.value
        if (typed === '' && required) return
        set(pointer, typed === '' ? undefined : Number(typed), inSentence(label))
      }}
    />
  )
}

// An optional yes: no is the absence of the member, unless the schema asks for it.
export function CheckAt({ pointer, label, hint, required }: At) {
  const value = useValue<Json>(pointer) === true
  const { set } = useEdit()
  return (
    <Check
      label={label}
      hint={typeof hint === 'string' ? hint : undefined}
      checked={value}
      data-pointer={pointer}
      onChange={(event) => set(pointer, event.target.checked || required ? event.target.checked : undefined, inSentence(label))}
    />
  )
}

interface ChoiceProps extends At {
  choices: readonly { value: string; label: string }[]
}

// A value that the list does not know is kept and shown as it is.
export function ChoiceAt({ pointer, label, hint, hideLabel, required, choices }: ChoiceProps) {
  const value = shown(useValue<Json>(pointer))
  const { set } = useEdit()
  const isKnown = choices.some((choice) => choice.value === value)
  const all = [
    ...(required && value !== '' ? [] : [{ value: '', label: t('editors.form.notSet') }]),
    ...choices,
    ...(isKnown || value === '' ? [] : [{ value, label: value }]),
  ]
  return (
    <Select
      {...{ label, hint, hideLabel, value }}
      choices={all}
      data-pointer={pointer}
      onChange={(event) => set(pointer, event.target.value === '' ? undefined : event.target.value, inSentence(label))}
    />
  )
}
