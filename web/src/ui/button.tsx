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

// A button says verb and object. While `busy` it keeps its width and the focus, does nothing more, and shows that it works.
const working =
  'relative overflow-hidden aria-busy:cursor-progress after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-current after:opacity-0 motion-safe:aria-busy:after:animate-[working_1s_300ms_infinite] motion-reduce:aria-busy:after:opacity-100'

export function Button({ look = 'plain', icon, busy, reads, className, children, disabled, onClick, ...rest }: Props) {
  const { isLocked, why } = useLock(reads)
  return (
    <button
      type="button"
      {...rest}
      {...why}
      disabled={disabled || isLocked}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(
        'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-60',
        working,
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
