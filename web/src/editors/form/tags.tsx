import { X } from 'lucide-react'
import { useId, useRef, useState, type ReactNode } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { useLock } from '~/ui/lock'
import { useEdit } from './edit'

interface TagsProps {
  label: string
  tags: readonly string[]
  onChange: (tags: string[]) => void
  suggestions?: readonly (string | { value: string; label: string })[]
  hint?: ReactNode
  hideLabel?: boolean
  mono?: boolean
  pointer?: string
}

// Short texts in a row: Enter or a comma adds, Backspace in the empty box takes the last one back.
export function Tags({ label, tags, onChange, suggestions = [], hint, hideLabel, mono, pointer }: TagsProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const known = suggestions.map((one) => (typeof one === 'string' ? { value: one, label: one } : one))
  const { isLocked, why } = useLock()
  const called = (tag: string) => known.find((one) => one.value === tag)?.label ?? tag

  function add(text: string) {
    const wanted = text.trim()
    setTyped('')
    if (!wanted) return
    const value = known.find((one) => one.value === wanted || one.label === wanted)?.value ?? wanted
    if (!tags.includes(value)) onChange([...tags, value])
  }

  return (
    <div className="flex min-w-0 flex-col gap-1" data-pointer={pointer} tabIndex={pointer ? -1 : undefined}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      <div className={`flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-control p-0.5 ps-1 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus ${isLocked ? 'bg-sunken' : 'bg-surface'}`}>
        {tags.map((tag, place) => (
          <span
            key={`${tag}-${place}`}
            data-pointer={pointer && `${pointer}/${place}`}
            className={`inline-flex min-h-6 max-w-full items-center gap-0.5 rounded-sm bg-raised ps-1.5 ${isLocked ? 'pe-1.5' : ''} ${mono ? 'font-mono text-code' : 'text-meta'}`}
          >
            <span className="truncate" title={called(tag)}>{called(tag)}</span>
            <button
              type="button"
              hidden={isLocked}
              aria-label={t('editors.form.removeTag', { tag: called(tag), label })}
              className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-text-3 hover:text-text"
              onClick={() => {
                onChange(tags.filter((_, other) => other !== place))
                box.current?.focus()
              }}
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={box}
          id={id}
          list={known.length ? `${id}-known` : undefined}
          title={why.title}
          readOnly={isLocked}
          value={typed}
          autoComplete="off"
          spellCheck={!mono}
          aria-describedby={hint ? `${id}-hint` : undefined}
          placeholder={tags.length === 0 && !isLocked ? t('editors.form.tagHint') : undefined}
          className={`h-6 min-w-20 flex-1 bg-transparent px-1 outline-none placeholder:text-text-3 ${mono ? 'font-mono text-code' : ''}`}
          onChange={(event) => {
            const text = event.target.value
            const isPicked = known.some((one) => one.value === text) && (event.nativeEvent as InputEvent).inputType !== 'insertText'
            if (isPicked || text.endsWith(',')) add(text.replace(/,$/, ''))
            else setTyped(text)
          }}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              add(typed)
            } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
              onChange(tags.slice(0, -1))
            }
          }}
        />
        {known.length > 0 && (
          <datalist id={`${id}-known`}>
            {known.filter((one) => !tags.includes(one.value)).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </datalist>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-meta text-text-2">
          {hint}
        </p>
      )}
    </div>
  )
}

interface TagsAtProps extends Omit<TagsProps, 'tags' | 'onChange' | 'pointer'> {
  pointer: string
  required?: boolean
}

const nothing: Json[] = []

export function TagsAt({ pointer, required, ...rest }: TagsAtProps) {
  const value = useValue<Json>(pointer)
  const { set } = useEdit()
  const tags = (Array.isArray(value) ? value : nothing).map(String)
  return (
    <Tags
      {...rest}
      pointer={pointer}
      tags={tags}
      onChange={(next) => set(pointer, next.length === 0 && !required ? undefined : next, inSentence(rest.label))}
    />
  )
}
