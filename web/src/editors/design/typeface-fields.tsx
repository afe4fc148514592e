import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { useEdit } from '~/editors/form/edit'
import { TextAt } from '~/editors/form/fields'
import { inSentence, t } from '~/text'
import { useLock } from '~/ui/lock'

const usual = [100, 200, 300, 400, 500, 600, 700, 800, 900]

// One typeface: its family, and the weights that are used of it.
export function TypefaceFields({ use }: { use: 'heading' | 'body' | 'mono' }) {
  const pointer = `/typography/${use}`
  const weights = (useValue<Json[]>(`${pointer}/weights`) ?? []).map(Number)
  const { set } = useEdit()
  const name = t(`editors.design.type.${use}`)
  const all = [...new Set([...usual, ...weights])].sort((a, b) => a - b)
  const { isLocked, why } = useLock()
  const toggle = (weight: number) => {
    const next = weights.includes(weight) ? weights.filter((one) => one !== weight) : [...weights, weight].sort((a, b) => a - b)
    set(`${pointer}/weights`, next, t('editors.design.type.weightsOf', { use: inSentence(name) }))
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" data-pointer={pointer} tabIndex={-1}>
      <legend className="sr-only">{name}</legend>
      <TextAt pointer={`${pointer}/fontFamily`} label={name} required placeholder="Inter" />
      <div role="group" aria-label={t('editors.design.type.weightsOf', { use: inSentence(name) })} data-pointer={`${pointer}/weights`} tabIndex={-1} className="flex flex-wrap gap-1">
        {all.map((weight) => {
          const isUsed = weights.includes(weight)
          return (
            <button
              key={weight}
              type="button"
              aria-pressed={isUsed}
              {...why}
              disabled={isLocked}
              onClick={() => toggle(weight)}
              style={{ fontWeight: weight }}
              className={`tabular min-h-6 rounded-sm border px-1.5 text-meta ${isUsed ? 'border-accent bg-accent-soft text-accent-text' : 'border-line text-text-2 hover:bg-raised'}`}
            >
              {weight}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
