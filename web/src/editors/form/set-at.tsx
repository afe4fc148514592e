import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { inSentence } from '~/text'
import { Check } from '~/ui/field'
import { useEdit } from './edit'
import type { At } from './fields'
import { inWords } from './schema'

// Some of a few known values. They keep the order of the list that they are chosen from.
export function SetAt({ pointer, label, hint, required, choices }: At & { choices: readonly string[] }) {
  const value = useValue<Json>(pointer)
  const { set } = useEdit()
  const chosen = (Array.isArray(value) ? value : []).map(String)
  const toggle = (one: string) => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
    const ordered = [...choices.filter((choice) => next.includes(choice)), ...next.filter((other) => !choices.includes(other))]
    set(pointer, ordered.length === 0 && !required ? undefined : ordered, inSentence(label))
  }
  return (
    <fieldset data-pointer={pointer} tabIndex={-1}>
      <legend className="font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
        {[...choices, ...chosen.filter((one) => !choices.includes(one))].map((one) => (
          <Check key={one} label={inWords(one)} checked={chosen.includes(one)} onChange={() => toggle(one)} className="min-h-6" />
        ))}
      </div>
      {hint && <p className="text-meta text-text-2">{hint}</p>}
    </fieldset>
  )
}
