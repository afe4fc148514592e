import { useValue } from '~/document/hooks'
import { useEdit } from '~/editors/form/edit'
import { Select } from '~/ui/field'
import { inSentence, t } from '~/text'

interface Props {
  pointer: string
  label: string
  hint?: string
  choices: readonly { value: number; label: string }[]
}

// A number out of a list of good ones. Another number that the design has is kept and shown.
export function NumberChoiceAt({ pointer, label, hint, choices }: Props) {
  const value = useValue<number>(pointer)
  const { set } = useEdit()
  const isKnown = value === undefined || choices.some((choice) => choice.value === value)
  const all = [
    { value: '', label: t('editors.form.notSet') },
    ...choices.map((choice) => ({ value: String(choice.value), label: choice.label })),
    ...(isKnown ? [] : [{ value: String(value), label: String(value) }]),
  ]
  return (
    <Select
      {...{ label, hint }}
      data-pointer={pointer}
      value={value === undefined ? '' : String(value)}
      choices={all}
      onChange={(event) => set(pointer, event.target.value === '' ? undefined : Number(event.target.value), inSentence(label))}
    />
  )
}
