import clsx from 'clsx'
import { useId, type ComponentProps, type ReactNode } from 'react'

import { useLock } from './lock'

const box =
  'w-full rounded-md border border-control bg-surface px-2.5 text-text placeholder:text-text-3 disabled:bg-sunken disabled:text-text-3 aria-invalid:border-error'

const locked = 'bg-sunken! text-text-2!'

interface Around {
  label: string
  hint?: ReactNode
  error?: string // what is wrong with the value, and the rule it breaks
  hideLabel?: boolean
}

function Frame({ id, label, hint, error, hideLabel, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="text-meta text-text-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-meta text-error">
          {error}
        </p>
      )}
    </div>
  )
}

const described = (id: string, { hint, error }: Around, why: ReturnType<typeof useLock>['why']) => ({
  ...why,
  'aria-describedby': [error ? `${id}-error` : hint ? `${id}-hint` : '', why['aria-describedby']].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
})

export function TextField({ label, hint, error, hideLabel, className, ...rest }: Around & ComponentProps<'input'>) {
  const own = useId()
  const id = rest.id ?? own
  const { isLocked, why } = useLock(rest.type === 'search')
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      <input
        type="text"
        {...rest}
        id={id}
        {...described(id, { label, hint, error }, why)}
        readOnly={isLocked || rest.readOnly}
        className={clsx(box, 'h-8', className, isLocked && locked)}
      />
    </Frame>
  )
}

export function TextArea({ label, hint, error, hideLabel, className, ...rest }: Around & ComponentProps<'textarea'>) {
  const own = useId()
  const id = rest.id ?? own
  const { isLocked, why } = useLock()
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        {...described(id, { label, hint, error }, why)}
        readOnly={isLocked || rest.readOnly}
        className={clsx(box, 'field-sizing-content min-h-16 py-1.5 text-reading', className, isLocked && locked)}
      />
    </Frame>
  )
}

interface Choice {
  value: string
  label: string
}

// The browser's own list: it works everywhere, with every keyboard and screen reader.
export function Select({
  label, hint, error, hideLabel, choices, reads, className, ...rest
}: Around & { choices: readonly Choice[]; reads?: boolean } & ComponentProps<'select'>) {
  const { isLocked, why } = useLock(reads)
  const own = useId()
  const id = rest.id ?? own
  return (
    <Frame {...{ id, label, hint, error, hideLabel }}>
      <select
        {...rest}
        id={id}
        {...described(id, { label, hint, error }, why)}
        disabled={isLocked || rest.disabled}
        className={clsx(box, 'h-8 pe-8', className)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

export function Check({ label, hint, reads, className, ...rest }: { label: string; hint?: string; reads?: boolean } & ComponentProps<'input'>) {
  const id = useId()
  const { isLocked, why } = useLock(reads)
  return (
    <div className={clsx('flex gap-2', className)}>
      <input
        type="checkbox"
        {...rest}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...why}
        disabled={isLocked || rest.disabled}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-meta text-text-2">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
