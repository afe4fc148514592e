import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { t } from '~/text'
import { JsonAt } from './json-at'
import { inWords, type Shape } from './schema'

// Members that the schema does not know: a package of another tool has them, and they are kept.
export function ExtraFields({ pointer, shape }: { pointer: string; shape: Shape }) {
  const owner = useValue<Json>(pointer)
  if (owner === null || typeof owner !== 'object' || Array.isArray(owner)) return null
  const names = Object.keys(owner).filter((name) => !(name in (shape.properties ?? {})))
  if (names.length === 0) return null
  return (
    <div role="group" aria-label={t('editors.form.extras')} className="col-span-full flex flex-col gap-3 rounded-md border border-dashed border-control p-3">
      <p className="text-meta text-text-2">{t('editors.form.extrasHint')}</p>
      {names.map((name) => (
        <JsonAt key={name} pointer={join(pointer, name)} label={inWords(name)} />
      ))}
    </div>
  )
}
