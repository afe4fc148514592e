import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

import { useLock } from './lock'
import { Tip } from './tip'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  plain: 'bg-surface text-text border-control hover:bg-raised',
  quiet: 'border-transparent text-text-2 hover:bg-raised hover:text-text',
  danger: 'bg-surface text-error border-error hover:bg-error-soft',
}

interface Props extends ComponentProps<'button'> {
  look?: Look
  icon?: ReactNode
  busy?: boolean
  reads?: boolean // changes nothing of the document: works where that is read-only
}

// A button says verb and object. While `busy` it keeps its width and tells so to screen readers.
export function Button({ look = 'plain', icon, busy, reads, className, children, disabled, ...rest }: Props) {
  const { isLocked, why } = useLock(reads)
  return (
    <button
      type="button"
      {...rest}
      {...why}
      disabled={disabled || busy || isLocked}
      aria-busy={busy || undefined}
      className={clsx(
        'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-60',
        looks[look],
        className,
      )}
    >
      {icon}
      {children}
    </button>
  )
}

interface IconProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string // its name for screen readers, and its tooltip
  shortcut?: string
  reads?: boolean
  children: ReactNode
}

export function IconButton({ label, shortcut, reads, className, children, disabled, ...rest }: IconProps) {
  const { isLocked, why } = useLock(reads)
  return (
    <Tip text={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        {...why}
        disabled={disabled || isLocked}
        className={clsx(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-text-2 hover:bg-raised hover:text-text',
          'disabled:cursor-not-allowed disabled:opacity-50',
          className,
        )}
      >
        {children}
      </button>
    </Tip>
  )
}
