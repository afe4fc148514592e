import clsx from 'clsx'
import type { ReactNode } from 'react'

interface Props {
  title: string
  count?: number
  hint?: ReactNode
  actions?: ReactNode
  pointer?: string // of what the section shows, so that a finding about the whole list finds it
  children: ReactNode
  className?: string
}

// A part of a form under its heading, with a thin rule above it.
export function Section({ title, count, hint, actions, pointer, children, className }: Props) {
  return (
    <section data-pointer={pointer} tabIndex={pointer ? -1 : undefined} className={clsx('border-t border-line pt-5 first:border-t-0 first:pt-0', className)}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-lead">
          {title}
          {count !== undefined && <span className="tabular ms-2 text-base font-normal text-text-3">{count}</span>}
        </h2>
        {actions}
      </div>
      {hint && <p className="-mt-2 mb-3 max-w-prose text-text-2">{hint}</p>}
      {children}
    </section>
  )
}

// The column that a form is read in.
export function Page({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return <div className={clsx('mx-auto flex w-full flex-col gap-8 px-4 py-6 sm:px-6', wide ? 'max-w-6xl' : 'max-w-3xl')}>{children}</div>
}
