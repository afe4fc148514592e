import { Plus, X } from 'lucide-react'
import { useState } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { useLock } from '~/ui/lock'
import { useEdit, type Item } from './edit'
import { TextAt, type At } from './fields'
import { JsonAt } from './json-at'
import { TagsAt } from './tags'

interface Props extends At {
  of: 'text' | 'tags' | 'any'
  keys?: readonly string[] // names that it may have; any when absent
  suggestions?: readonly string[] // for the values
}

// An object whose members are named by the design: operation → refusals, role → operations, field → value.
export function MapAt({ pointer, label, hint, of, keys, suggestions }: Props) {
  const value = (useValue<Json>(pointer) ?? {}) as Item
  const { set, change } = useEdit()
  const [typed, setTyped] = useState('')
  const { isLocked, why } = useLock()
  const names = Object.keys(value)
  const left = keys?.filter((key) => !names.includes(key))

  const add = (key: string) => {
    if (!key || names.includes(key)) return
    setTyped('')
    set(join(pointer, key), of === 'tags' ? [] : of === 'any' ? null : '', inSentence(label))
  }
  const remove = (key: string) =>
    change(t('editors.form.steps.remove', { what: key }), (payload) => {
      const path = pointer.slice(1).split('/')
      let parent: Json = payload
      for (const part of path.slice(0, -1)) parent = (parent as Item)[part] as Json
      const whole = (parent as Item)[path.at(-1)!] as Item
      delete whole[key]
      if (Object.keys(whole).length === 0) delete (parent as Item)[path.at(-1)!]
    })

  return (
    <fieldset className="flex min-w-0 flex-col gap-2" data-pointer={pointer} tabIndex={-1}>
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && <p className="-mt-1 text-meta text-text-2">{hint}</p>}
      {names.map((key) => (
        <div key={key} className="flex items-start gap-2">
          <code className="w-32 shrink-0 truncate pt-1.5 font-mono text-code" title={key}>{key}</code>
          <div className="min-w-0 flex-1">
            {of === 'tags' ? (
              <TagsAt pointer={join(pointer, key)} label={`${label}: ${key}`} hideLabel required mono suggestions={suggestions} />
            ) : of === 'text' ? (
              <TextAt pointer={join(pointer, key)} label={`${label}: ${key}`} hideLabel required suggestions={suggestions} />
            ) : (
              <JsonAt pointer={join(pointer, key)} label={`${label}: ${key}`} hideLabel hint="" />
            )}
          </div>
          <IconButton label={t('editors.form.removeEntry', { key })} onClick={() => remove(key)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {left ? (
        left.length > 0 && (
          <div className="flex flex-wrap gap-1">
            {left.map((key) => (
              <Button key={key} look="quiet" className="min-h-7 px-2 font-mono text-code font-normal" icon={<Plus size={12} aria-hidden />} onClick={() => add(key)}>
                {key}
              </Button>
            ))}
          </div>
        )
      ) : (
        <div className="flex gap-2">
          <input
            aria-label={`${label}: ${t('editors.form.key')}`}
            {...why}
            readOnly={isLocked}
            value={typed}
            placeholder={t('editors.form.key')}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault()
                add(typed.trim())
              }
            }}
            className="h-8 w-40 rounded-md border border-control bg-surface px-2.5 font-mono text-code placeholder:text-text-3"
          />
          <Button look="quiet" icon={<Plus size={14} aria-hidden />} onClick={() => add(typed.trim())}>
            {t('editors.form.addEntry')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
